import { AuditTrail, type Deed } from '#access';
import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { callerOf, deedIdOf } from './access.guard';

/** Has the audit log say who changed what. */
@Injectable()
export class AuditInterceptor implements NestInterceptor {
  constructor(private readonly trail: AuditTrail) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const work = () => lastValueFrom(next.handle(), { defaultValue: undefined });
    return from(this.trail.ofChange(callerOf(request), deedOf(request), work));
  }
}

/** What was sent has not been validated yet: only what is surely harmless is taken from it. */
export function deedOf(request: FastifyRequest): Deed {
  const route = request.routeOptions.url ?? '';
  const fields = [request.query, request.body].flatMap(namesOf).filter((name) => /^\w{1,40}$/.test(name));
  const { id: requestId } = request;
  return {
    id: deedIdOf(request),
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
