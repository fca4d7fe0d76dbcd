import { Clock, Config } from '#platform';
import {
  discountInYearMinor,
  endOfQuiet,
  EVERY_ZONE,
  explain,
  instantOf,
  isPush,
  localTimeAt,
  NO_ZONE,
  planOfPrice,
  tally,
  type Campaign,
  type CompiledPolicy,
  type Explanation,
  type Member,
  type Proposal,
  type Reason,
  type ReasonCounts,
  type WaveLeg,
} from '#domain';
import { Database, inTransaction, type Tx } from '#database';
import { CurrentPolicy, MembersStore } from '#membership';
import { Injectable } from '@nestjs/common';
import { AudienceStore } from './audience-store';
import { CampaignsStore } from './campaigns-store';
import { CurrentCatalogue, type Catalogue } from './current-catalogue';
import { DecideUpgrades } from './decide-upgrades';
import { Situations } from './situations';
import { nextSlot } from './slots';
import { WaveMembersStore } from './wave-members-store';

/** What a campaign would do, had its wave begun: nothing is written, nobody is asked. */
export interface Simulation {
  /** Members in the audience. */
  readonly audience: number;
  /** Members by the first reason that decided; `eligible` would be asked. */
  readonly counts: ReasonCounts;
  /** false: of a large audience one member in `oneIn` was looked at, and counts and amounts are scaled up. */
  readonly exact: boolean;
  readonly oneIn: number;
  /** How many would be asked in each hour (0 to 23) of their own day. */
  readonly sendsByLocalHour: readonly number[];
  /** What discounts would take off in the first year if everybody accepted: currency -> minor units. */
  readonly discountLiabilityMinor: Readonly<Record<string, number>>;
  /** Campaigns under way that could ask some of the same members. */
  readonly collisions: readonly { readonly campaign: string; readonly members: number }[];
  readonly sample: readonly { readonly member: string; readonly explanation: Explanation }[];
}

const CHUNK = 2000;
const SAMPLE = 20;
/** Larger audiences are looked at in part. */
const EXACT_UP_TO = 50_000;

type Leg = Pick<WaveLeg, 'zone'> & { readonly at: Date };

interface Sums {
  counts: ReasonCounts;
  readonly hours: number[];
  readonly liability: Map<string, number>;
  readonly collisions: Map<string, number>;
}

/** Looks at the whole audience with the very code that asks it, chunk by chunk, in one transaction that cannot write. */
@Injectable()
export class SimulateCampaign {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly current: CurrentPolicy,
    private readonly catalogue: CurrentCatalogue,
    private readonly campaigns: CampaignsStore,
    private readonly members: MembersStore,
    private readonly audiences: AudienceStore,
    private readonly waveMembers: WaveMembersStore,
    private readonly situations: Situations,
    private readonly decideUpgrades: DecideUpgrades,
  ) {}

  /** Throws `campaign_unknown`. */
  run(key: string): Promise<Simulation> {
    return inTransaction(this.database, async (tx) => {
      await tx.query('set transaction isolation level repeatable read read only');
      const campaign = await this.campaigns.byKey(key, tx);
      const catalogue = await this.catalogue.read(tx);
      const rules = await this.current.read(tx);
      const audience = await this.audiences.count(tx, campaign.audience, this.clock.now());
      const oneIn = Math.max(1, Math.ceil(audience / EXACT_UP_TO));
      const sums: Sums = { counts: {}, hours: Array<number>(24).fill(0), liability: new Map(), collisions: new Map() };
      const others = (await this.campaigns.all(tx)).filter(
        ({ id, status }) => id !== campaign.id && (status === 'running' || status === 'scheduled'),
      );
      for (const leg of await this.legs(tx, campaign, rules)) {
        await this.lookAt(tx, { campaign, catalogue, rules, leg, oneIn, others }, sums);
      }
      const scaled = (amounts: Iterable<readonly [string, number]>) =>
        Object.fromEntries([...amounts].map(([name, amount]) => [name, amount * oneIn]));
      return {
        audience,
        counts: scaled(Object.entries(sums.counts)),
        exact: oneIn === 1,
        oneIn,
        sendsByLocalHour: sums.hours.map((sends) => sends * oneIn),
        discountLiabilityMinor: scaled(sums.liability),
        collisions: Object.entries(scaled(sums.collisions)).map(([name, shared]) => ({
          campaign: name,
          members: shared,
        })),
        sample: await this.sample(tx, campaign, rules, catalogue),
      };
    });
  }

  /** Where and when the campaign would ask: its next wave, or now; what is pushed waits for the morning. */
  private async legs(tx: Tx, campaign: Campaign, { policy }: CompiledPolicy): Promise<Leg[]> {
    const now = this.clock.now();
    const { schedule, channel } = campaign;
    const due =
      schedule &&
      (campaign.nextSlot !== null && campaign.nextDueAt !== null
        ? { slot: campaign.nextSlot, dueAt: campaign.nextDueAt }
        : nextSlot(schedule, now));
    const notBeforeNow = (at: Date) => (at > now ? at : now);
    if (schedule?.zone !== 'member') return [{ zone: EVERY_ZONE, at: notBeforeNow(due?.dueAt ?? now) }];
    const zones = await this.waveMembers.zones(tx);
    return zones.map((zone) => {
      const place = zone ?? this.config.env.SITE_TIME_ZONE;
      const at = notBeforeNow(due ? instantOf(due.slot, place) : now);
      const quiet = zone !== null && isPush(channel);
      return { zone: zone ?? NO_ZONE, at: quiet ? endOfQuiet(at, place, policy.quietHours) : at };
    });
  }

  private async lookAt(
    tx: Tx,
    step: {
      campaign: Campaign;
      catalogue: Catalogue;
      rules: CompiledPolicy;
      leg: Leg;
      oneIn: number;
      others: readonly Campaign[];
    },
    sums: Sums,
  ): Promise<void> {
    const { campaign, catalogue, rules, leg, oneIn } = step;
    const { ladder } = catalogue;
    const offers = catalogue.offers.filter(({ key }) => campaign.offerKeys.includes(key));
    const source = campaign.trigger === 'schedule' ? 'campaign' : 'signal';
    for (let cursor: string | null = null; ;) {
      const chunk = await this.waveMembers.chunk(tx, {
        ...{ campaign, offers, rules, ladder, oneIn },
        now: leg.at,
        leg: { zone: leg.zone, cursor, until: null },
        members: CHUNK,
        candidates: CHUNK,
      });
      const decided = await this.decideUpgrades.runIn(tx, chunk.memberIds, {
        source,
        campaign,
        dryRun: true,
        at: leg.at,
      });
      const reasons = decided.map(({ decision }) => decision.because[0]);
      sums.counts = added(sums.counts, tally(chunk.refused, reasons));
      await this.addUp(
        tx,
        step,
        decided.flatMap(({ proposal }) => proposal ?? []),
        sums,
      );
      if (chunk.isLast || chunk.last === null) return;
      cursor = chunk.last;
    }
  }

  private async addUp(
    tx: Tx,
    { catalogue, leg, others }: { catalogue: Catalogue; leg: Leg; others: readonly Campaign[] },
    proposals: readonly Proposal[],
    sums: Sums,
  ): Promise<void> {
    if (proposals.length === 0) return;
    const ids = proposals.map(({ memberId }) => memberId);
    const zones = await this.audiences.zonesOf(tx, ids, this.config.env.SITE_TIME_ZONE);
    for (const { zone, n } of zones) {
      const hour = Number(localTimeAt(leg.at, zone).slice(11, 13));
      sums.hours[hour] = (sums.hours[hour] ?? 0) + n;
    }
    for (const { terms, priceLookupKey, currency } of proposals) {
      const sold = planOfPrice(catalogue.ladder, priceLookupKey);
      const minor = sold ? discountInYearMinor(terms, sold.price) : 0;
      if (minor > 0) sums.liability.set(currency, (sums.liability.get(currency) ?? 0) + minor);
    }
    for (const other of others) {
      const shared = await this.audiences.count(tx, other.audience, leg.at, { ids });
      if (shared > 0) sums.collisions.set(other.key, (sums.collisions.get(other.key) ?? 0) + shared);
    }
  }

  /** Some members of the audience, whatever would become of them; always the same ones. */
  private async sample(
    tx: Tx,
    campaign: Campaign,
    rules: CompiledPolicy,
    { ladder }: Catalogue,
  ): Promise<Simulation['sample']> {
    const now = this.clock.now();
    const ids = await this.audiences.sample(tx, campaign.audience, now, SAMPLE);
    const [members, { inputOf }] = [
      await this.members.byIds(tx, ids),
      await this.situations.read(tx, ids, campaign, now),
    ];
    const scoreNeeded = campaign.trigger !== 'schedule';
    return members.map((member: Member) => ({
      member: member.externalId,
      explanation: explain({ ...inputOf(member), scoreNeeded }, ladder, rules, now),
    }));
  }
}

function added(one: ReasonCounts, other: ReasonCounts): ReasonCounts {
  const sum: Partial<Record<Reason, number>> = { ...one };
  for (const [reason, n] of Object.entries(other) as [Reason, number][]) sum[reason] = (sum[reason] ?? 0) + n;
  return sum;
}
