import { Clock, Config, DomainError, newId, sameSecret, sha256 } from '#platform';
import { KnownKeys, Sessions, type Caller, type OperatorCaller, type Scope, type ShownKey } from '#access';
import {
  applyDecorators,
  createParamDecorator,
  Injectable,
  SetMetadata,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { isAttended, sessionSecret } from './session-cookie';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who sent it, as the guard found; absent on open routes. */
    caller?: Caller;
    /** The secret that it was sent with: the key's, or the session's. */
    credential?: string;
    /** See `shownKey`; null: it shows none. */
    shownKey?: ShownKey | null;
    /** See `deedIdOf`. */
    deedId?: string;
  }
}

export type RouteScope = readonly Scope[] | 'open' | 'signed-in';

/** Under this name a route says its scope. */
export const SCOPE = 'scope';
const CONFIRMATION = 'confirmation';
const LISTENING = 'listening';
/** What changes nothing, by HTTP. */
export const SAFE_METHODS = ['GET', 'HEAD'];

/** The scopes of which a caller needs one for this route. A route without any answers nobody. */
export const Needs = (...scopes: readonly Scope[]) => SetMetadata(SCOPE, scopes);
/** Whether a route needs no more than reading: what is a POST nevertheless, a preview, a simulation, changes nothing. */
export function onlyReads(scope: RouteScope | undefined): boolean {
  return Array.isArray(scope) && scope.every((one) => one === 'report');
}
/** For routes that prove their caller otherwise, or show nothing. */
export const Open = () => SetMetadata(SCOPE, 'open');
/** For whoever is signed in, whatever the role. */
export const SignedIn = () => SetMetadata(SCOPE, 'signed-in');
/** For what cannot be undone or reaches many: an operator must have given the password in the last quarter of an hour. Keys are not asked. */
export const NeedsConfirmation = () => applyDecorators(SetMetadata(CONFIRMATION, true));

/** For a stream, which browsers open again by themselves: no sign that the operator is there. */
export const Listening = () => SetMetadata(LISTENING, true);

/** The caller of a route that is not open. */
export const CalledBy = createParamDecorator((_: unknown, context: ExecutionContext) =>
  callerOf(context.switchToHttp().getRequest<FastifyRequest>()),
);

export function callerOf({ caller }: FastifyRequest): Caller {
  if (!caller) throw new Error('an open route has no caller');
  return caller;
}

/** What a request does, for the audit log: an id of ours, as a caller may choose the request's. */
export function deedIdOf(request: FastifyRequest): string {
  return (request.deedId ??= newId());
}

/** Lets a request through when its key, or the role of the operator whose cookie it has, gives the scope that the route declares. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly keys: KnownKeys,
    private readonly sessions: Sessions,
  ) {}

  canActivate(context: ExecutionContext): true | Promise<true> {
    const said = <T>(name: string) =>
      this.reflector.getAllAndOverride<T | undefined>(name, [context.getHandler(), context.getClass()]);
    const scope = said<RouteScope>(SCOPE);
    if (scope === 'open') return true;
    if (!scope?.length) throw new DomainError('scope_missing', 'this route declares no scope and is closed');
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const shown = scope === 'signed-in' ? null : shownKey(request);
    const caller = shown && this.keys.remembered(shown);
    if (caller) {
      admit(scope, request, caller);
      request.credential = shown.secret;
      return true;
    }
    return this.demand(scope, request, said(LISTENING)).then((caller) => {
      if (caller.kind === 'operator' && said(CONFIRMATION) && caller.confirmedUntil <= this.clock.now())
        throw new DomainError('confirmation_required', 'give the password again: POST /v1/session/confirm');
      return true;
    });
  }

  /** Finds out who sent the request, and throws unless the caller has one of the scopes. The guard of what is no route of a controller, too. */
  async demand(scope: readonly Scope[] | 'signed-in', request: FastifyRequest, listening = false): Promise<Caller> {
    return admit(scope, request, await this.callerOf(request, scope === 'signed-in', listening));
  }

  private async callerOf(request: FastifyRequest, signedIn: boolean, listening: boolean): Promise<Caller> {
    const cookie = sessionSecret(request, this.config);
    if (!signedIn && (request.headers.authorization !== undefined || cookie === undefined)) return this.byKey(request);
    const caller =
      cookie === undefined ? null : await this.sessions.callerOf(cookie, !listening && isAttended(request));
    if (!caller) throw new DomainError('unauthenticated', 'sign in: POST /v1/session');
    request.credential = cookie;
    if (!SAFE_METHODS.includes(request.method)) this.assertFromConsole(request, caller);
    return caller;
  }

  private async byKey(request: FastifyRequest): Promise<Caller> {
    const shown = shownKey(request);
    if (!shown) throw new DomainError('api_key_missing', 'send the header Authorization: Bearer <key>');
    const caller = await this.keys.callerOf(shown);
    if (!caller) throw new DomainError('api_key_invalid', 'the key is unknown, expired or revoked');
    request.credential = shown.secret;
    return caller;
  }

  /** A cookie comes along whoever wrote the page; the token and the origin show that it was ours. */
  private assertFromConsole(request: FastifyRequest, { csrfToken }: OperatorCaller): void {
    assertOwnOrigin(request, this.config);
    const { 'x-csrf-token': token } = request.headers;
    if (typeof token !== 'string' || !sameSecret(token, csrfToken))
      throw new DomainError('csrf_refused', 'send the header x-csrf-token with the csrfToken of GET /v1/session');
  }
}

function admit(scope: readonly Scope[] | 'signed-in', request: FastifyRequest, caller: Caller): Caller {
  if (scope !== 'signed-in' && !scope.some((one) => caller.scopes.includes(one)))
    throw new DomainError(
      'scope_missing',
      `this route needs a key with the scope ${scope.join(' or ')}, or a role that has it`,
    );
  request.caller = caller;
  return caller;
}

/** The key that a request shows, whether or not it is one. Read once: it is asked for before the body has arrived and after. */
export function shownKey(request: FastifyRequest): ShownKey | null {
  if (request.shownKey === undefined) {
    const secret = /^Bearer (\S{1,200})$/.exec(request.headers.authorization ?? '')?.[1];
    request.shownKey = secret === undefined ? null : { secret, hash: sha256(secret) };
  }
  return request.shownKey;
}

/** Refuses what a page of another site sent: browsers name it in each request that is not a plain read. */
export function assertOwnOrigin({ headers, host }: FastifyRequest, { publicUrl }: Config): void {
  const { origin } = headers;
  const own =
    origin === new URL(publicUrl).origin || (URL.canParse(origin ?? '') && new URL(origin ?? '').host === host);
  if (!own) throw new DomainError('csrf_refused', 'the header Origin must be that of the console');
}
