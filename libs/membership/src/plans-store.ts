import { ladderOf, type Ladder, type Plan } from '#domain';
import { Database, planTable, rows, violates, type Tx } from '#database';
import { DomainError } from '#platform';
import { Injectable } from '@nestjs/common';

/** The only writer of `plan`. */
@Injectable()
export class PlansStore {
  constructor(private readonly database: Database) {}

  all(on: Tx | Database = this.database): Promise<Plan[]> {
    return on.getRepository(planTable).find({ order: { rank: 'asc' } });
  }

  async ladder(on: Tx | Database = this.database): Promise<Ladder> {
    return ladderOf(await this.all(on));
  }

  /** Serialises those who change plans until the transaction ends, and answers the ladder. */
  async lock(tx: Tx): Promise<Ladder> {
    await tx.query('lock table plan in share row exclusive mode');
    return this.ladder(tx);
  }

  /** Of these lookup keys, those that live subscriptions are priced at. */
  async subscribed(tx: Tx, lookupKeys: readonly string[]): Promise<string[]> {
    if (lookupKeys.length === 0) return [];
    const found = await rows<{ lookupKey: string }>(
      tx,
      `select distinct lookup_key as "lookupKey" from subscription
       where lookup_key = any($1) and status not in ('canceled', 'incomplete_expired') order by 1`,
      [lookupKeys],
    );
    return found.map(({ lookupKey }) => lookupKey);
  }

  /** Throws `plan_in_use` when another plan has the rank. */
  async put(tx: Tx, plan: Plan): Promise<void> {
    try {
      await tx.getRepository(planTable).upsert(plan, ['key']);
    } catch (error) {
      if (violates(error, 'plan_rank'))
        throw new DomainError('plan_in_use', `another plan has rank ${plan.rank}; ranks are unique`);
      throw error;
    }
  }
}
