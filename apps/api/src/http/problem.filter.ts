import { DomainError, ERRORS, type ErrorCode } from '#platform';
import { isDeadlock, isUnavailable } from '#database';
import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Turns every failure into an RFC 9457 problem document with a stable code. The unexpected is logged and told in no detail. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('http');

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    this.answer(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }

  /** For what is no route of a controller, too. */
  answer(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const problem = problemOf(error);
    if (problem.status >= 500) {
      const { code, detail } = problem;
      const told = { requestId: request.id, code };
      // what we foresaw needs no trace, and a probe of a process that drains is no fault
      if (error === problem) this.logger.warn({ ...told, error: detail }, 'request failed');
      else this.logger.error({ ...told, error: error instanceof Error ? error.stack : error }, 'request failed');
    }
    const { retryAfterSeconds = problem.status === 503 ? 5 : undefined } = problem.extra;
    if (typeof retryAfterSeconds === 'number') void reply.header('retry-after', String(retryAfterSeconds));
    void reply
      .status(problem.status)
      .header('content-type', 'application/problem+json; charset=utf-8')
      .send({
        type: `urn:tierlift:problem:${problem.code}`,
        title: ERRORS[problem.code][1],
        status: problem.status,
        code: problem.code,
        detail: problem.detail,
        instance: request.id,
        ...problem.extra,
      });
  }
}

/** What Fastify and Nest refuse before our code is reached. */
const CODES: Readonly<Record<number, ErrorCode>> = {
  400: 'malformed_json',
  404: 'not_found',
  405: 'method_not_allowed',
  413: 'body_too_large',
  415: 'unsupported_media_type',
  429: 'rate_limited',
};

const DETAILS: Partial<Record<ErrorCode, string>> = {
  malformed_json: 'send one JSON value in UTF-8, or leave content-type out when there is no body',
  not_found: 'all routes are listed at /docs',
  body_too_large: 'members, signals and orders take up to 1 MB, everything else up to 100 kB; send smaller batches',
  unsupported_media_type: 'send application/json',
  rate_limited: 'slow down and try again in a minute',
};

/** What a caller is told of a failure. */
export function problemOf(error: unknown): DomainError {
  if (error instanceof DomainError) return error;
  if (isUnavailable(error)) return new DomainError('dependency_unavailable', 'the database does not answer; try again');
  if (isDeadlock(error))
    return new DomainError(
      'dependency_unavailable',
      'two requests waited for each other and this one gave way; try again',
    );
  const status =
    error instanceof HttpException ? error.getStatus() : (error as { statusCode?: unknown } | null)?.statusCode;
  const code = typeof status === 'number' ? CODES[status] : undefined;
  if (code) return new DomainError(code, DETAILS[code] ?? 'see the documentation at /docs');
  return new DomainError('internal_error', 'the fault is logged; the instance identifies it');
}
