import { DomainError } from '#platform';
import { CsvError, parse } from 'csv-parse';
import { pipeline } from 'node:stream';

type Row = Readonly<Partial<Record<string, string>>>;

/**
 * Orders out of CSV with the columns `id`, `orderedAt`, `product` and, if wanted, `member`, `currency`, `quantity`, `unitAmountMinor`:
 * a row per item, the rows of an order together. A value that does not fit is handed on, to be refused by its schema. Throws
 * `order_invalid` at what is no CSV.
 */
export async function* csvOrders(source: AsyncIterable<Buffer>): AsyncGenerator<unknown> {
  const parser = parse({ columns: true, trim: true, bom: true, skip_empty_lines: true, max_record_size: 100_000 });
  const rows: AsyncIterable<Row> = pipeline(source, parser, () => undefined); // a break in the source reaches the reader of the rows
  let held: Row[] = [];
  try {
    for await (const row of rows) {
      if (held.length > 0 && held[0]?.id !== row.id) {
        yield orderOf(held);
        held = [];
      }
      held.push(row);
    }
  } catch (error) {
    if (error instanceof CsvError) throw new DomainError('order_invalid', `not CSV: ${error.message}`);
    throw error;
  }
  if (held.length > 0) yield orderOf(held);
}

function orderOf(rows: readonly Row[]): unknown {
  const [first] = rows;
  return {
    id: first?.id,
    orderedAt: first?.orderedAt,
    ...(first?.member && { member: first.member }),
    ...(first?.currency && { currency: first.currency }),
    items: rows.map(({ product, quantity, unitAmountMinor }) => ({
      product,
      ...(quantity && { quantity: Number(quantity) }),
      ...(unitAmountMinor && { unitAmountMinor: Number(unitAmountMinor) }),
    })),
  };
}
