import { stringify } from 'csv-stringify/sync';
import type { FastifyReply } from 'fastify';

/** A number is none, below zero either. */
const NUMBER = { number: (value: number) => ({ value: String(value), escape_formulas: false }) };

/**
 * A table as CSV (RFC 4180, header first): nested fields become columns such as `relative.low`. What a spreadsheet would take for a formula is
 * made text by an apostrophe (OWASP, CSV injection); numbers stay numbers, below zero too.
 */
export function sendCsv(reply: FastifyReply, name: string, rows: readonly object[]): void {
  const flat = rows.map((row) => Object.fromEntries(cells(row)));
  const columns = [...new Set(flat.flatMap((row) => Object.keys(row)))];
  void reply
    .type('text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename="${name}.csv"`)
    .send(stringify(flat, { header: true, columns, escape_formulas: true, cast: NUMBER }));
}

function cells(value: object, path = ''): [string, unknown][] {
  return Object.entries(value).flatMap(([key, held]): [string, unknown][] => {
    const name = path + key;
    if (held === null || typeof held !== 'object') return [[name, held]];
    return cells(held as object, `${name}.`);
  });
}
