import { randomBytes } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { missing } from './errors';
import type { TableName, Tables } from './model';

type Rows = { [N in TableName]: Map<string, Tables[N]> };
type Write = readonly [table: TableName, row: { id: string }];

const TABLES: readonly TableName[] = [
  'product',
  'price',
  'customer',
  'paymentMethod',
  'subscription',
  'invoice',
  'paymentIntent',
  'session',
  'event',
  'endpoint',
  'delivery',
  'remembered',
];

/**
 * All objects in memory, each step of changes written as one line of a journal before it is answered.
 * A torn last line is a step that was never answered, and is left out.
 */
export class Store {
  private readonly rows = Object.fromEntries(TABLES.map((name) => [name, new Map()])) as unknown as Rows;
  private readonly journal: string | null;
  private step: Write[] = [];

  constructor(folder?: string) {
    this.journal = folder ? join(folder, 'journal.ndjson') : null;
    if (folder && this.journal) {
      mkdirSync(folder, { recursive: true });
      if (existsSync(this.journal)) this.replay(this.journal);
    }
  }

  put<N extends TableName>(table: N, row: Tables[N]): Tables[N] {
    (this.rows[table] as Map<string, Tables[N]>).set(row.id, row);
    this.step.push([table, row]);
    return row;
  }

  find<N extends TableName>(table: N, id: string): Tables[N] | undefined {
    return (this.rows[table] as Map<string, Tables[N]>).get(id);
  }

  /** The object, or Stripe's 404. */
  get<N extends TableName>(table: N, id: string, param?: string): Tables[N] {
    const row = this.find(table, id);
    if (!row)
      throw missing(
        table.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`),
        id,
        param,
      );
    return row;
  }

  /** In order of creation. */
  all<N extends TableName>(table: N): Tables[N][] {
    return [...(this.rows[table] as Map<string, Tables[N]>).values()];
  }

  remove(table: TableName, id: string): void {
    this.rows[table].delete(id);
    this.step.push([table, { id: `-${id}` }]);
  }

  /** Ends a step: from here on it survives a crash. */
  commit(): void {
    const step = this.step;
    this.step = [];
    if (this.journal && step.length > 0) appendFileSync(this.journal, `${JSON.stringify(step)}\n`);
  }

  clear(): void {
    for (const name of TABLES) this.rows[name].clear();
    this.step = [];
    if (this.journal) writeFileSync(this.journal, '');
  }

  private replay(journal: string): void {
    for (const line of readFileSync(journal, 'utf8').split('\n')) {
      let step: Write[];
      try {
        step = JSON.parse(line) as Write[];
      } catch {
        continue;
      }
      for (const [table, row] of step) {
        if (row.id.startsWith('-')) this.rows[table].delete(row.id.slice(1));
        else (this.rows[table] as Map<string, { id: string }>).set(row.id, row);
      }
    }
    const state = TABLES.flatMap((name) => this.all(name).map((row) => [name, row]));
    writeFileSync(`${journal}.new`, state.map((write) => `${JSON.stringify([write])}\n`).join(''));
    renameSync(`${journal}.new`, journal);
  }
}

/** A random id as Stripe forms them: `sub_` and 24 letters and digits. */
export function newId(prefix: string): string {
  return `${prefix}_${randomBytes(18).toString('base64url').replace(/[-_]/g, 'x')}`;
}
