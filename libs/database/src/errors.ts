import { QueryFailedError } from 'typeorm';

/** What PostgreSQL or the way to it said, whether or not TypeORM brought it. */
function causeOf(error: unknown): {
  readonly code?: unknown;
  readonly constraint?: unknown;
  readonly message?: unknown;
} {
  return ((error instanceof QueryFailedError ? error.driverError : error) ?? {}) as object;
}

/** Whether an error is the violation of the named unique index (SQLSTATE 23505). */
export function violates(error: unknown, index: string): boolean {
  const { code, constraint } = causeOf(error);
  return code === '23505' && constraint === index;
}

/** Whether a statement was ended by its own time limit (SQLSTATE 57014). */
export function isTooSlow(error: unknown): boolean {
  return causeOf(error).code === '57014';
}

/** Whether PostgreSQL broke off one of two transactions that waited for each other (SQLSTATE 40P01): the same again goes well. */
export function isDeadlock(error: unknown): boolean {
  return causeOf(error).code === '40P01';
}

const CONNECTION_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
  '57P01',
  '57P02',
  '57P03',
  '25006', // only reads: another server has taken over
  '53100', // the disk is full
  '53200',
  '53300',
]);

/** Whether PostgreSQL could not be reached or ended the connection: worth a retry later. */
export function isUnavailable(error: unknown): boolean {
  const { code, message } = causeOf(error);
  if (typeof code === 'string' && CONNECTION_CODES.has(code)) return true;
  return (
    typeof message === 'string' &&
    /Connection terminated|not queryable|[Qq]uery runner (was )?already released|Client was closed|timeout exceeded when trying to connect/.test(
      message,
    )
  );
}
