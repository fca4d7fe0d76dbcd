import { Coalescer, DomainError, noteLogIds, unreachable } from '#platform';
import { Database, hasErrand, inReadingTransaction, isUnavailable } from '#database';
import { MembersStore } from '#membership';
import { Injectable } from '@nestjs/common';
import { DecideUpgrades, type Decided } from './decide-upgrades';

interface Asked {
  /** The site's id. */
  readonly member: string;
  readonly placement: string | undefined;
}

/** Small shares: who waits for a row that another holds keeps few others waiting. More at a time would be smaller still, and cost more each. */
const LIMITS = { maxItems: 32, enough: 16, maxFlushes: 2, maxWaiting: 5000 };

/**
 * Decides on one member for a caller who waits for the answer. Concurrent calls share transactions: most of what a decision costs is
 * its round trips, however many members are in it.
 */
@Injectable()
export class DecideNow {
  private readonly coalescer: Coalescer<Asked, Decided | null>;

  constructor(
    private readonly database: Database,
    private readonly members: MembersStore,
    private readonly decideUpgrades: DecideUpgrades,
  ) {
    this.coalescer = new Coalescer((asked) => this.decide(asked), isUnavailable, LIMITS);
  }

  /**
   * `member`: the site's id. Throws `member_unknown`, `member_erased`, and `overloaded` when too many wait: nothing was decided then.
   * `dryRun` leaves no trace.
   */
  async run(member: string, { placement, dryRun = false }: { placement?: string; dryRun?: boolean }): Promise<Decided> {
    // what is to be kept with this one's decision must not be kept with those of others
    if (dryRun || hasErrand()) return this.alone(member, placement, dryRun);
    const taken = this.coalescer.add([{ member, placement }]);
    if (!taken)
      throw new DomainError(
        'overloaded',
        'decisions are asked for faster than they can be made; ask again in a moment',
      );
    const [decided] = await taken;
    if (!decided) return this.alone(member, placement, dryRun); // which says why nobody was found
    noteLogIds({ memberId: decided.decision.memberId });
    return decided;
  }

  private async alone(member: string, placement: string | undefined, dryRun: boolean): Promise<Decided> {
    const { id } = await this.members.byExternalId(member);
    const context = {
      source: 'request',
      dryRun,
      ...(placement !== undefined && { placementOf: () => placement }),
    } as const;
    const [decided] = await this.decideUpgrades.run([id], context);
    return decided ?? unreachable('a member without a decision');
  }

  /** One answer for each, in order; null: nobody has this id. Who is asked about twice is decided on twice: the second time with the first in view. */
  private decide(asked: readonly Asked[]): Promise<(Decided | null)[]> {
    return inReadingTransaction(this.database, async (tx) => {
      const locked = await this.members.lockByExternalIds(tx, [...new Set(asked.map(({ member }) => member))]);
      const members = new Map(locked.map((member) => [member.externalId, member]));
      const answers = new Map<Asked, Decided>();
      for (const round of rounds(asked.filter(({ member }) => members.has(member)))) {
        const found = new Map(round.map((one) => [members.get(one.member)?.id, one]));
        const made = await this.decideUpgrades.ofLocked(
          tx,
          locked.filter(({ id }) => found.has(id)),
          { source: 'request', placementOf: (memberId) => found.get(memberId)?.placement },
        );
        for (const one of made) {
          const by = found.get(one.decision.memberId);
          if (by) answers.set(by, one);
        }
      }
      return asked.map((one) =>
        members.has(one.member) ? (answers.get(one) ?? unreachable('a member without a decision')) : null,
      );
    });
  }
}

/** Nobody twice in one. */
function rounds(asked: readonly Asked[]): Asked[][] {
  const made: Asked[][] = [];
  const times = new Map<string, number>();
  for (const one of asked) {
    const before = times.get(one.member) ?? 0;
    times.set(one.member, before + 1);
    (made[before] ??= []).push(one);
  }
  return made;
}
