import { AuditTrail } from '#access';
import { Injectable, SetMetadata, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { onlyReads, SAFE_METHODS, SCOPE } from './access.guard';
import { deedOf } from './audit.interceptor';

/** Under this name a route says that it changes nothing which the audit log must tell of when a key asks for it. */
export const UNAUDITED = 'unaudited';
const SHOWS_MEMBERS = 'shows members';

/** For what a site sends by the thousand and what is kept as a fact of its own: signals, orders, decisions, sales. Of an operator it is noted still. */
export const Unaudited = () => SetMetadata(UNAUDITED, true);
/** For what shows personal data: in the console, reading it is noted too. `named`: it does where the request names a member. */
export const ShowsMembers = (when: 'always' | 'named' = 'always') => SetMetadata(SHOWS_MEMBERS, when);

/** Has the audit log say which operator is about to read about whom, or to send a fact as a site does. A request by a key costs nothing here. */
@Injectable()
export class AuditGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly trail: AuditTrail,
  ) {}

  canActivate(context: ExecutionContext): true | Promise<true> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const { caller } = request;
    if (caller?.kind !== 'operator') return true;
    const said = <T>(name: string) =>
      this.reflector.getAllAndOverride<T | undefined>(name, [context.getHandler(), context.getClass()]);
    const reads = SAFE_METHODS.includes(request.method) || onlyReads(said(SCOPE));
    const noted = said<'always' | 'named' | true>(reads ? SHOWS_MEMBERS : UNAUDITED);
    if (!noted) return true;
    const deed = deedOf(request);
    if (noted === 'named' && deed.subject === null) return true;
    return this.trail.beforehand(caller, deed).then(() => true);
  }
}
