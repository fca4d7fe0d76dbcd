import { DomainError } from '#platform';
import { StandardSchemaValidationPipe } from '@nestjs/common';

/** Validates bodies, queries and parameters by their zod schemas; every fault is named with its path. */
export const validationPipe = new StandardSchemaValidationPipe({
  exceptionFactory: (issues) => {
    const errors = issues.slice(0, 20).map(({ path, message }) => ({
      path: (path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.'),
      message,
    }));
    const [first] = errors;
    return new DomainError(
      'invalid_request',
      first ? `${first.path || 'request'}: ${first.message}` : 'the request does not fit',
      { errors },
    );
  },
});
