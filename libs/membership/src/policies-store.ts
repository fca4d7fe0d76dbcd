import type { PolicyRules } from '#domain';
import { Database, policyTable, preparedRows, type PolicyVersion, type Tx } from '#database';
import { Injectable } from '@nestjs/common';

/** What is in force; null: nothing is stored, so the defaults are. Rules and weights only where their version is not the known one. */
export interface InForce {
  readonly policyVersion: number | null;
  readonly rules: Partial<PolicyRules> | null;
  readonly modelVersion: number | null;
  readonly weights: number[] | null;
}

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

  /** The newest rules and the active model, by one indexed read. */
  async inForce(on: Tx | Database, knownPolicy: number, knownModel: number | null): Promise<InForce | null> {
    const [found] = await preparedRows<InForce>(
      on,
      'policy-in-force',
      `select p.version as "policyVersion", case when p.version is distinct from $1 then p.rules end as rules,
              m.version as "modelVersion", case when m.version is distinct from $2 then m.weights end as weights
       from (select version, rules from policy order by version desc limit 1) p
       full join (select version, weights from model where status = 'active') m on true`,
      [knownPolicy, knownModel],
    );
    return found ?? null;
  }

  async add(tx: Tx, version: number, rules: PolicyRules, createdAt: Date, createdBy: string): Promise<void> {
    await tx.getRepository(policyTable).insert({ version, rules, createdAt, createdBy });
  }
}
