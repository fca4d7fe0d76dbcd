import { Coalescer, DomainError, noteLogIds, unreachable } from '#platform';
import { Database, hasErrand, inTransaction, isUnavailable } from '#database';
import { MembersStore } from '#membership';
import { Injectable } from '@nestjs/common';
import { DecideUpgrades, type Decided } from './decide-upgrades';

interface Asked {
  /** The site's id. */
  readonly member: string;
  readonly placement: string | undefined;
}

interface Found {
  readonly memberId: string;
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
    const [decided] = await this.decideUpgrades.run([id], { ...requested([{ memberId: id, placement }]), dryRun });
    return decided ?? unreachable('a member without a decision');
  }

  /** One answer for each, in order; null: nobody has this id. Who is asked about twice is decided on twice: the second time with the first in view. */
  private async decide(asked: readonly Asked[]): Promise<(Decided | null)[]> {
    const ids = await this.members.idsOf(
      this.database,
      asked.map(({ member }) => member),
    );
    const found = asked.map(({ member, placement }): Found | null => {
      const memberId = ids.get(member);
      return memberId === undefined ? null : { memberId, placement };
    });
    return inTransaction(this.database, async (tx) => {
      const decided = new Map<Found, Decided>();
      for (const round of rounds(found.flatMap((one) => one ?? []))) {
        const memberIds = round.map(({ memberId }) => memberId);
        const made = await this.decideUpgrades.runIn(tx, memberIds, requested(round));
        const byMember = new Map(made.map((one) => [one.decision.memberId, one]));
        for (const one of round)
          decided.set(one, byMember.get(one.memberId) ?? unreachable('a member without a decision'));
      }
      return found.map((one) => one && (decided.get(one) ?? unreachable('a request without a decision')));
    });
  }
}

function requested(found: readonly Found[]) {
  const placements = new Map(found.map(({ memberId, placement }) => [memberId, placement]));
  return { source: 'request', placementOf: (memberId: string) => placements.get(memberId) } as const;
}

/** Nobody twice in one. */
function rounds(found: readonly Found[]): Found[][] {
  const made: Found[][] = [];
  const times = new Map<string, number>();
  for (const one of found) {
    const before = times.get(one.memberId) ?? 0;
    times.set(one.memberId, before + 1);
    (made[before] ??= []).push(one);
  }
  return made;
}
