import type { PolicyRules } from '#domain';
import { Database, policyTable, type PolicyVersion, type Tx } from '#database';
import { Injectable } from '@nestjs/common';

/** The only writer of `policy`: versions are added, never changed. */
@Injectable()
export class PoliciesStore {
  constructor(private readonly database: Database) {}

  /** The newest first, up to `limit`, older than the version `startingAfter`. */
  page(limit: number, startingAfter: number | null): Promise<PolicyVersion[]> {
    const query = this.database.getRepository(policyTable).createQueryBuilder('policy').orderBy('version', 'DESC');
    if (startingAfter !== null) query.where('version < :startingAfter', { startingAfter });
    return query.limit(limit).getMany();
  }

  /** Serialises those who change the policy until the transaction ends, and answers the latest version. */
  async lockLatest(tx: Tx): Promise<PolicyVersion | null> {
    await tx.query('lock table policy in share row exclusive mode');
    return tx.getRepository(policyTable).findOne({ where: {}, order: { version: 'desc' } });
  }

  async add(tx: Tx, version: number, rules: PolicyRules, createdAt: Date, createdBy: string): Promise<void> {
    await tx.getRepository(policyTable).insert({ version, rules, createdAt, createdBy });
  }
}
