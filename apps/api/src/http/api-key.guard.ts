import { DomainError, sha256 } from '#platform';
import { Injectable, SetMetadata, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { ApiKeysStore } from './api-keys-store';
import type { Scope } from './scopes';

const SCOPE = 'scope';

/** The scope that a key needs for this route. A route without one answers nobody. */
export const Needs = (scope: Scope) => SetMetadata(SCOPE, scope);
/** For routes that prove their caller otherwise, or show nothing. */
export const Open = () => SetMetadata(SCOPE, 'open');

/** Lets a request through when its Bearer key has the scope that the route declares. */
@Injectable()
export class ApiKeyGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly keys: ApiKeysStore,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const scope = this.reflector.getAllAndOverride<Scope | 'open' | undefined>(SCOPE, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (scope === 'open') return true;
    if (!scope) throw new DomainError('scope_missing', 'this route declares no scope and is closed');
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const [, secret] = /^Bearer (\S{1,200})$/.exec(request.headers.authorization ?? '') ?? [];
    if (!secret) throw new DomainError('api_key_missing', 'send the header Authorization: Bearer <key>');
    const scopes = await this.keys.scopesOf(sha256(secret));
    if (!scopes) throw new DomainError('api_key_invalid', 'the key is unknown or revoked');
    if (!scopes.includes(scope))
      throw new DomainError('scope_missing', `this route needs a key with the scope ${scope}`);
    return true;
  }
}
