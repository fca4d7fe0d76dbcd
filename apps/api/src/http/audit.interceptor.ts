import { newId } from '#platform';
import { AuditTrail, type Deed } from '#access';
import { Injectable, SetMetadata, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import { from, lastValueFrom, switchMap, type Observable } from 'rxjs';
import { onlyReads, SAFE_METHODS, SCOPE } from './access.guard';

const UNAUDITED = 'unaudited';
const SHOWS_MEMBERS = 'shows members';

/** For what a site sends by the thousand and what is kept as a fact of its own: signals, orders, decisions, sales. Of an operator it is audited still. */
export const Unaudited = () => SetMetadata(UNAUDITED, true);
/** For what shows personal data: in the console, reading it is audited too. */
export const ShowsMembers = () => SetMetadata(SHOWS_MEMBERS, true);

/** Has the audit log say who changed what, and which operator read about whom. */
@Injectable()
export class AuditInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly trail: AuditTrail,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const { caller } = request;
    const said = <T>(name: string) =>
      this.reflector.getAllAndOverride<T | undefined>(name, [context.getHandler(), context.getClass()]);
    if (!caller) return next.handle();
    const reads = SAFE_METHODS.includes(request.method) || onlyReads(said(SCOPE));
    if (reads) {
      if (caller.kind !== 'operator' || !said(SHOWS_MEMBERS)) return next.handle();
      return from(this.trail.ofReading(caller, deedOf(request))).pipe(switchMap(() => next.handle()));
    }
    if (caller.kind === 'key' && said(UNAUDITED)) return next.handle();
    return from(
      this.trail.ofChange(caller, deedOf(request), () => lastValueFrom(next.handle(), { defaultValue: undefined })),
    );
  }
}

/** What was sent has not been validated yet: only what is surely harmless is taken from it. */
function deedOf(request: FastifyRequest): Deed {
  const route = request.routeOptions.url ?? '';
  const fields = [request.query, request.body].flatMap(namesOf).filter((name) => /^\w{1,40}$/.test(name));
  const { id: requestId, deedId = newId() } = request;
  return {
    id: deedId,
    requestId,
    action: `${request.method} ${route}`,
    subject: subjectOf(route, request),
    fields: fields.slice(0, 50),
  };
}

/** What the path names: `/v1/plans/gold` is `plans/gold`. Else the member whom the body names. */
function subjectOf(route: string, { params, body }: FastifyRequest): Deed['subject'] {
  const named = Object.values(params as Record<string, string>);
  const { member } = (body ?? {}) as { member?: unknown };
  const [name = typeof member === 'string' ? member : undefined] = named;
  if (name === undefined || [...named, name].some((text) => text.includes('\0') || text.length > 128)) return null;
  if (named.length === 0 || route.startsWith('/v1/members/')) return { member: name };
  return [/^\/v1\/([\w-]+)/.exec(route)?.[1], ...named].join('/');
}

function namesOf(given: unknown): string[] {
  const plain = given !== null && typeof given === 'object' && !Array.isArray(given) && !(given instanceof Readable);
  return plain ? Object.keys(given) : [];
}
