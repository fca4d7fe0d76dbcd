import { randomBytes } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { missing } from './errors';
import { TABLES, type Delivery, type TableName, type Tables } from './model';

type Row = { id: string };
/** An object as it is now, or the id of one that is gone. */
type Write = readonly [table: TableName, row: Row] | readonly [table: TableName, row: null, id: string];

/**
 * All objects in memory, each step of changes written as one line of a journal before it is answered, or undone as a whole.
 * A torn last line is a step that was never answered, and is left out.
 */
export class Store {
  private readonly rows = new Map<TableName, Map<string, Row>>(TABLES.map((name) => [name, new Map<string, Row>()]));
  private readonly pending = new Map<string, Delivery>();
  private readonly journal: string | null;
  private step: Write[] = [];
  private undo: Write[] = [];
  private watcher: (table: TableName, id: string, row: Row | null) => void = () => undefined;

  constructor(folder?: string) {
    this.journal = folder ? join(folder, 'journal.ndjson') : null;
    if (folder && this.journal) {
      mkdirSync(folder, { recursive: true });
      if (existsSync(this.journal)) this.replay(this.journal);
    }
  }

  put<N extends TableName>(table: N, row: Tables[N]): Tables[N] {
    this.change([table, row]);
    return row;
  }

  remove(table: TableName, id: string): void {
    this.change([table, null, id]);
  }

  find<N extends TableName>(table: N, id: string): Tables[N] | undefined {
    return this.table(table).get(id);
  }

  /** The object, or Stripe's 404. */
  get<N extends TableName>(table: N, id: string, param?: string): Tables[N] {
    const row = this.find(table, id);
    if (!row) throw missing(spoken(table), id, param);
    return row;
  }

  /** In order of creation. */
  all<N extends TableName>(table: N): Tables[N][] {
    return [...this.table(table).values()];
  }

  count(table: TableName): number {
    return this.table(table).size;
  }

  /** In order of creation: what is still to be sent, or is under way. */
  pendingDeliveries(): Delivery[] {
    return [...this.pending.values()];
  }

  /** Ends a step: from here on it survives a crash. */
  commit(): void {
    const { step } = this;
    this.step = [];
    this.undo = [];
    if (this.journal && step.length > 0) appendFileSync(this.journal, `${JSON.stringify(step)}\n`);
  }

  /** How much of a step is done: where `rollback` may go back to. */
  mark(): number {
    return this.step.length;
  }

  /** Undoes a step, or what of it came after a mark. */
  rollback(mark = 0): void {
    for (const write of this.undo.splice(mark).reverse()) this.apply(write);
    this.step.length = mark;
  }

  /** Tells of every object as it is now, and of each change from here on. */
  watch(watcher: (table: TableName, id: string, row: Row | null) => void): void {
    this.watcher = watcher;
    for (const name of TABLES) for (const row of this.all(name)) watcher(name, row.id, row);
  }

  clear(): void {
    for (const name of TABLES) this.table(name).clear();
    this.pending.clear();
    this.step = [];
    this.undo = [];
    if (this.journal) writeFileSync(this.journal, '');
  }

  private table<N extends TableName>(name: N): Map<string, Tables[N]> {
    return this.rows.get(name) as Map<string, Tables[N]>;
  }

  private change(write: Write): void {
    const id = idOf(write);
    const before = this.find(write[0], id);
    this.undo.push(before ? [write[0], before] : [write[0], null, id]);
    this.step.push(write);
    this.apply(write);
  }

  private apply(write: Write): void {
    const [table, row] = write;
    const id = idOf(write);
    if (row) this.rows.get(table)?.set(id, row);
    else this.rows.get(table)?.delete(id);
    this.watcher(table, id, row);
    if (table !== 'delivery') return;
    const delivery = row as Delivery | null;
    if (delivery?.state === 'pending') this.pending.set(id, delivery);
    else this.pending.delete(id);
  }

  private replay(journal: string): void {
    const lines = readFileSync(journal, 'utf8').split('\n');
    for (const [i, line] of lines.entries()) {
      const step = parsed(line);
      if (step) for (const write of step) this.apply(write);
      else if (i < lines.length - 1) {
        throw new Error(
          `${journal}, line ${i + 1}: not a journal of this version; move the folder away to start afresh`,
        );
      }
    }
    const state = TABLES.flatMap((name) => this.all(name).map((row): Write[] => [[name, row]]));
    writeFileSync(`${journal}.new`, state.map((step) => `${JSON.stringify(step)}\n`).join(''));
    renameSync(`${journal}.new`, journal);
  }
}

/** The writes of a line; null for one that is torn or of another format. */
function parsed(line: string): Write[] | null {
  try {
    const step = JSON.parse(line) as Write[];
    return step.every((write) => TABLES.includes(write[0]) && typeof idOf(write) === 'string') ? step : null;
  } catch {
    return null;
  }
}

const idOf = (write: Write) => (write[1] === null ? write[2] : write[1].id);

/** paymentMethod -> payment method */
const spoken = (table: TableName) => table.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

/** A random id as Stripe forms them: `sub_` and 24 letters and digits. */
export function newId(prefix: string): string {
  return `${prefix}_${randomBytes(18).toString('base64url').replace(/[-_]/g, 'x')}`;
}
