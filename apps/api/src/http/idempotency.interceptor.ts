import { DomainError } from '#platform';
import { AnswerOnce, type FinalAnswer } from '#access';
import {
  applyDecorators,
  Injectable,
  SetMetadata,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiExtension } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { deedIdOf } from './access.guard';
import { problemOf } from './problem.filter';

/** Under this name a route says that it takes no key. */
export const CARRIES_IDS = 'carries ids';
/** Tells `openApi` that the route takes no key. */
export const WITHOUT_KEY = 'x-without-key';
const ONCE_ONLY = 'once only';

/** For facts with ids of their own, which count once however often they are sent: an Idempotency-Key would only cost. */
export const CarriesIds = () => applyDecorators(SetMetadata(CARRIES_IDS, true), ApiExtension(WITHOUT_KEY, true));
/** For what would do harm if it were done again after a crash, as its effects do not recognise each other. */
export const OnceOnly = () => SetMetadata(ONCE_ONLY, true);

/** Answers a POST that was sent before, under the same Idempotency-Key, as it was answered then. */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly answerOnce: AnswerOnce,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const { 'idempotency-key': idempotencyKey } = request.headers;
    const { credential } = request;
    if (idempotencyKey === undefined || credential === undefined) return next.handle();
    if (typeof idempotencyKey !== 'string' || !/^[\x20-\x7e]{1,255}$/.test(idempotencyKey))
      throw new DomainError('invalid_request', 'Idempotency-Key: 1 to 255 characters of ASCII');
    const { id, method, url, body } = request;
    const content = `${method} ${url}\n${JSON.stringify(body ?? null)}`;
    const onceOnly = this.reflector.get<boolean | undefined>(ONCE_ONLY, context.getHandler()) ?? false;
    const repeatable = { id: deedIdOf(request), credential, idempotencyKey, content, onceOnly };
    const { statusCode } = context.switchToHttp().getResponse<FastifyReply>();
    return from(this.answerOnce.run(repeatable, () => finalAnswer(next, statusCode, id)).then(given));
  }
}

/** What the handler answers, a problem included. */
async function finalAnswer(next: CallHandler, status: number, instance: string): Promise<FinalAnswer> {
  try {
    const body: unknown = await lastValueFrom(next.handle(), { defaultValue: undefined });
    return { status, body };
  } catch (error) {
    const problem = problemOf(error);
    if (problem.status >= 500 || problem.status === 429) throw error;
    const { code, detail, extra } = problem;
    return { status: problem.status, body: { code, detail, extra: { instance, ...extra } } };
  }
}

function given({ status, body }: FinalAnswer): unknown {
  if (status < 400) return body ?? undefined;
  const { code, detail, extra } = body as DomainError;
  throw new DomainError(code, detail, extra);
}
