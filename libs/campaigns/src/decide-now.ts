import { Coalescer, DomainError, unreachable } from '#platform';
import { Database, hasErrand, inTransaction, isUnavailable } from '#database';
import { Injectable } from '@nestjs/common';
import { DecideUpgrades, type Decided } from './decide-upgrades';

interface Asked {
  readonly memberId: string;
  readonly placement: string | undefined;
}

/** Small shares: who waits for a row that another holds keeps few others waiting. */
const LIMITS = { maxItems: 32, maxFlushes: 4, maxWaiting: 5000 };

/**
 * Decides on one member for a caller who waits for the answer. Concurrent calls share transactions: most of what a decision costs is
 * its round trips, however many members are in it.
 */
@Injectable()
export class DecideNow {
  private readonly coalescer: Coalescer<Asked, Decided>;

  constructor(
    private readonly database: Database,
    private readonly decideUpgrades: DecideUpgrades,
  ) {
    this.coalescer = new Coalescer((asked) => this.decide(asked), isUnavailable, LIMITS);
  }

  /** Throws `overloaded` when too many wait: nothing was decided then. `dryRun` leaves no trace. */
  async run(
    memberId: string,
    { placement, dryRun = false }: { placement?: string; dryRun?: boolean },
  ): Promise<Decided> {
    const asked = { memberId, placement };
    if (dryRun) return only(await this.decideUpgrades.run([memberId], { ...requested([asked]), dryRun }));
    // what is to be kept with this one's decision must not be kept with those of others
    if (hasErrand()) return only(await this.decide([asked]));
    const taken = this.coalescer.add([asked]);
    if (!taken)
      throw new DomainError(
        'overloaded',
        'decisions are asked for faster than they can be made; ask again in a moment',
      );
    return only(await taken);
  }

  /** One answer for each, in order. Who is asked about twice is decided on twice: the second time with the first in view. */
  private decide(asked: readonly Asked[]): Promise<Decided[]> {
    return inTransaction(this.database, async (tx) => {
      const decided = new Map<Asked, Decided>();
      for (const round of rounds(asked)) {
        const ids = round.map(({ memberId }) => memberId);
        const made = await this.decideUpgrades.runIn(tx, ids, requested(round));
        const byMember = new Map(made.map((one) => [one.decision.memberId, one]));
        for (const one of round)
          decided.set(one, byMember.get(one.memberId) ?? unreachable('a member without a decision'));
      }
      return asked.map((one) => decided.get(one) ?? unreachable('a request without a decision'));
    });
  }
}

function requested(asked: readonly Asked[]) {
  const placements = new Map(asked.map(({ memberId, placement }) => [memberId, placement]));
  return { source: 'request', placementOf: (memberId: string) => placements.get(memberId) } as const;
}

/** Nobody twice in one. */
function rounds(asked: readonly Asked[]): Asked[][] {
  const made: Asked[][] = [];
  const times = new Map<string, number>();
  for (const one of asked) {
    const before = times.get(one.memberId) ?? 0;
    times.set(one.memberId, before + 1);
    (made[before] ??= []).push(one);
  }
  return made;
}

function only([decided]: readonly Decided[]): Decided {
  return decided ?? unreachable('a member without a decision');
}
