import { isDeepStrictEqual } from 'node:util';
import { Clock, DomainError } from '#platform';
import { DEFAULT_POLICY, DEFAULT_RULES, type Policy, type PolicyRules } from '#domain';
import { Database, inTransaction } from '#database';
import { Injectable } from '@nestjs/common';
import { CurrentPolicy } from './current-policy';
import { PlansStore } from './plans-store';
import { PoliciesStore } from './policies-store';

/** Adds a version of the rules. Decisions already made keep theirs; rules equal to those in force add nothing. */
@Injectable()
export class PutPolicy {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly plans: PlansStore,
    private readonly policies: PoliciesStore,
    private readonly current: CurrentPolicy,
  ) {}

  /** Throws `plan_unknown`, `policy_invalid`. */
  run(rules: PolicyRules, createdBy: string): Promise<Policy> {
    return this.amend(() => rules, createdBy);
  }

  /** The same, made of the rules in force under the lock: what another wrote meanwhile is kept. */
  amend(change: (inForce: PolicyRules) => PolicyRules, createdBy: string): Promise<Policy> {
    return inTransaction(this.database, async (tx) => {
      const latest = await this.policies.lockLatest(tx);
      const inForce = { ...DEFAULT_RULES, ...latest?.rules };
      const rules = change(inForce);
      const ladder = await this.plans.ladder(tx);
      const noPlan = Object.keys(rules.plans).find((key) => !ladder.has(key));
      if (noPlan) throw new DomainError('plan_unknown', `plans names ${noPlan}, which is no plan`);
      const { cap, cooldownDays } = rules;
      if (cooldownDays > cap.days)
        throw new DomainError('policy_invalid', `cooldownDays ${cooldownDays} outlasts the cap's ${cap.days} days`);
      if (!isDeepStrictEqual(inForce, rules)) {
        const version = (latest?.version ?? DEFAULT_POLICY.version) + 1;
        await this.policies.add(tx, version, rules, this.clock.now(), createdBy);
      }
      return (await this.current.read(tx)).policy;
    });
  }
}
