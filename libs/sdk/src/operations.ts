import type { paths } from './schema.ts';

export type Method = 'get' | 'put' | 'post' | 'patch' | 'delete';

/** The paths that know the method. */
export type PathOf<M extends Method> = {
  [P in keyof paths]: paths[P] extends Record<M, { responses: unknown }> ? P : never;
}[keyof paths];

type Operation<M extends Method, P extends PathOf<M>> = paths[P][M];
type Json<T> = T extends { content: { 'application/json': infer Body } } ? Body : undefined;

/** What an operation answers when it succeeds; undefined: nothing. */
export type Answer<M extends Method, P extends PathOf<M>> =
  Operation<M, P> extends { responses: infer R }
    ? { [S in keyof R & (200 | 201 | 202 | 204)]: Json<R[S]> }[keyof R & (200 | 201 | 202 | 204)]
    : never;

/** What an operation takes as JSON; undefined: nothing. */
export type Body<M extends Method, P extends PathOf<M>> =
  Operation<M, P> extends { requestBody: infer R } ? Json<R> : undefined;

type In<M extends Method, P extends PathOf<M>, Where extends 'path' | 'query'> =
  Operation<M, P> extends { parameters: infer A } ? (Where extends keyof A ? A[Where] : never) : never;

export type PathParameters<M extends Method, P extends PathOf<M>> = In<M, P, 'path'>;
export type Query<M extends Method, P extends PathOf<M>> = Exclude<In<M, P, 'query'>, undefined>;

export interface RequestOptions {
  readonly signal?: AbortSignal;
  readonly timeoutMs?: number;
  /** Of a POST: the same key and body are carried out once and answered alike for 24 hours. Absent: a new one for each call, kept over its retries. */
  readonly idempotencyKey?: string;
}

type Given<Name extends string, T> = [T] extends [undefined] ? object : Record<Name, T>; // never is undefined too

/** Path, query and body as the operation wants them. */
export type Input<M extends Method, P extends PathOf<M>> = Given<'path', Exclude<PathParameters<M, P>, undefined>> &
  ([Query<M, P>] extends [never] ? object : { query?: Query<M, P> }) &
  Given<'body', Body<M, P>>;
