import type { Scope } from '#access';
import { applyDecorators } from '@nestjs/common';
import { ApiBearerAuth, ApiCookieAuth, ApiExtension, ApiOperation, ApiResponse } from '@nestjs/swagger';
import type { z } from 'zod';
import { problemSchema } from '../schemas/common';
import { Needs } from './access.guard';

/** What a route does, which scope it needs (of several: one of them), what it answers (null: nothing): guard and documentation from one line. */
export function Documented(
  summary: string,
  scope: Scope | readonly Scope[],
  answer: z.ZodType | null,
  status = 200,
): MethodDecorator {
  const scopes = [scope].flat();
  return applyDecorators(
    Needs(...scopes),
    ApiBearerAuth(),
    ApiCookieAuth(),
    ApiOperation({ summary, description: `Scope: ${scopes.map((one) => `\`${one}\``).join(' or ')}` }),
    ApiExtension('x-scopes', scopes),
    ApiResponse({ status, description: 'Done', ...(answer && { standardSchema: answer }) }),
    ApiResponse({ status: 'default', standardSchema: problemSchema, description: 'Problem document (RFC 9457)' }),
  );
}

/** For a route that proves its caller otherwise than by an API key. */
export function DocumentedOpen(summary: string, answer: z.ZodType): MethodDecorator {
  return applyDecorators(
    ApiBearerAuth(),
    ApiOperation({ summary, description: 'The token of a sale; no API key' }),
    ApiResponse({ status: 200, description: 'Done', standardSchema: answer }),
    ApiResponse({ status: 'default', standardSchema: problemSchema, description: 'Problem document (RFC 9457)' }),
  );
}

/** For signing in and out: a route of the console alone. */
export function DocumentedSession(summary: string, answer: z.ZodType | null, status = 200): MethodDecorator {
  return applyDecorators(
    ApiCookieAuth(),
    ApiOperation({ summary, description: 'The cookie of the console; no API key' }),
    ApiResponse({ status, description: 'Done', ...(answer && { standardSchema: answer }) }),
    ApiResponse({ status: 'default', standardSchema: problemSchema, description: 'Problem document (RFC 9457)' }),
  );
}

/** For a success that may come as text of another type too: `openApi` makes it a part of the answer. */
export const ALSO_AS = 'x-also-as';
export function AlsoAs(type: string): MethodDecorator {
  return ApiExtension(ALSO_AS, type);
}
