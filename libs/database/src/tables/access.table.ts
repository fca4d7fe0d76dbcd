import { EntitySchema } from 'typeorm';
import { id, maybe, text, texts, time } from '../columns';

/** A caller's key: only its hash is stored; the secret is shown once. */
export interface ApiKey {
  readonly id: string;
  readonly name: string;
  readonly secretHash: string;
  /** The visible beginning and end, to tell keys apart. */
  readonly hint: string;
  readonly scopes: readonly string[];
  readonly createdAt: Date;
  readonly revokedAt: Date | null;
}

export const apiKeyTable = new EntitySchema<ApiKey>({
  name: 'api_key',
  columns: {
    id: id(),
    name: text(),
    secretHash: text(),
    hint: text(),
    scopes: texts(),
    createdAt: time(),
    revokedAt: time(maybe),
  },
  indices: [{ name: 'api_key_hash', columns: ['secretHash'], unique: true }],
});

/** The one reading of the test clock that all processes share (TEST_CLOCK=true only). */
export interface TestClockRow {
  readonly id: string;
  readonly now: Date;
}

export const testClockTable = new EntitySchema<TestClockRow>({
  name: 'test_clock',
  columns: { id: text({ primary: true }), now: time() },
});
