import { apiKeyTable, columnsOf, Database, rows, type ApiKey, type Tx } from '#database';
import { DomainError } from '#platform';
import { Injectable } from '@nestjs/common';
import { LessThan } from 'typeorm';

/** The only writer of `api_key`. Keys are found by hash; the secret itself is never stored. */
@Injectable()
export class ApiKeysStore {
  constructor(private readonly database: Database) {}

  /** The key of a secret, revoked or not; during a rotation by either of its secrets. */
  async bySecretHash(secretHash: string): Promise<ApiKey | null> {
    const columns = columnsOf(apiKeyTable);
    const [key] = await rows<ApiKey>(
      this.database,
      `select ${columns} from api_key where secret_hash = $1 union all select ${columns} from api_key where previous_hash = $1`,
      [secretHash],
    );
    return key ?? null;
  }

  /** Locked until the transaction ends: a rotation must not overwrite another's secret. Throws `api_key_unknown`. */
  async lock(tx: Tx, id: string): Promise<ApiKey> {
    const key = await tx.getRepository(apiKeyTable).findOne({ where: { id }, lock: { mode: 'for_no_key_update' } });
    if (!key) throw new DomainError('api_key_unknown', `no API key has the id ${id}`);
    return key;
  }

  /** The newest first, older than the key `startingAfter`. */
  page(limit: number, startingAfter?: string): Promise<ApiKey[]> {
    return this.database
      .getRepository(apiKeyTable)
      .find({ where: startingAfter ? { id: LessThan(startingAfter) } : {}, order: { id: 'desc' }, take: limit });
  }

  /** Nothing happens when a key with this secret is there. */
  async insert(tx: Tx, key: ApiKey): Promise<void> {
    await tx.createQueryBuilder().insert().into(apiKeyTable).values(key).orIgnore().execute();
  }

  async update(tx: Tx, id: string, change: Partial<ApiKey>): Promise<void> {
    await tx.getRepository(apiKeyTable).update({ id }, change);
  }

  /** Notes a use, at most once a minute: the column says when to the minute. */
  async used(id: string, now: Date): Promise<void> {
    await this.database.query(
      `update api_key set last_used_at = $2
       where id = $1 and (last_used_at is null or last_used_at < $2::timestamptz - interval '1 minute')`,
      [id, now],
    );
  }
}
