import { after, Clock, MINUTE } from '#platform';
import {
  budgetLeft,
  endOfQuiet,
  EVERY_ZONE,
  inWindow,
  isPush,
  ladderOf,
  NO_ZONE,
  tally,
  type Campaign,
  type CompiledPolicy,
  type Policy,
  type Wave,
  type WaveLeg,
} from '#domain';
import { Database, inTransaction, type Tx } from '#database';
import { enqueue } from '#jobs';
import { CurrentPolicy, PlansStore } from '#membership';
import { Injectable } from '@nestjs/common';
import { CampaignsStore } from './campaigns-store';
import { CompleteCampaign } from './complete-campaign';
import { DecideUpgrades } from './decide-upgrades';
import { OffersStore } from './offers-store';
import { WaveMembersStore, type Chunk } from './wave-members-store';
import { WavesStore } from './waves-store';

/** Members looked at in one transaction. */
const CHUNK = 2000;
/** For so long a job goes on from chunk to chunk before the next one takes over: between two jobs lies a trip through outbox and queue. */
const TURN_MS = 4000;
/** A paced wave asks every five seconds. */
const STEPS_PER_MINUTE = 12;

/** What a job was given, and for how long it may go on. */
interface Turn {
  readonly legId: string;
  readonly from: string | null;
  /** Of `performance.now()`. */
  readonly endsAt: number;
}

interface Step {
  readonly turn: Turn;
  readonly rules: CompiledPolicy;
  readonly campaign: Campaign;
  readonly wave: Wave;
  readonly leg: WaveLeg;
  readonly now: Date;
}

/**
 * A turn of a leg of a wave, chunk by chunk: the decisions and proposals of a chunk's members, the wave's counts, the cursor and, at the
 * end of the turn, the job of the next one commit together. Killed anywhere, it goes on at the cursor: nobody is skipped, nobody is
 * asked twice. A job may take a leg up at its cursor, or again where the turn began that is under way; any other has been done before.
 */
@Injectable()
export class RunWaveLeg {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly current: CurrentPolicy,
    private readonly plans: PlansStore,
    private readonly offers: OffersStore,
    private readonly campaigns: CampaignsStore,
    private readonly waves: WavesStore,
    private readonly members: WaveMembersStore,
    private readonly decideUpgrades: DecideUpgrades,
    private readonly complete: CompleteCampaign,
  ) {}

  async run(legId: string, cursor: string | null): Promise<void> {
    const turn = { legId, from: cursor, endsAt: performance.now() + TURN_MS };
    while (await this.chunk(turn));
  }

  /** Whether the turn goes on. */
  private chunk(turn: Turn): Promise<boolean> {
    return inTransaction(this.database, async (tx) => {
      const leg = await this.waves.lockLeg(tx, turn.legId);
      if (!leg || leg.endedAt || (turn.from !== leg.cursor && turn.from !== leg.turnFrom)) return false;
      const wave = await this.waves.byId(tx, leg.waveId);
      const { campaignId } = wave;
      const unbound = await this.campaigns.byId(tx, campaignId);
      // counts that bound the whole campaign are read and written by one chunk at a time
      const campaign = isBounded(unbound) ? await this.campaigns.lock(tx, campaignId) : unbound;
      const now = this.clock.now();
      if (campaign.status !== 'running' || wave.status !== 'running' || !inWindow(campaign, now)) return false;
      const rules = await this.current.read(tx);
      const step = { turn, campaign, wave, leg, rules, now };
      const later = notBefore(campaign, leg, rules.policy, now);
      return later > now ? this.handOver(tx, step, leg.cursor, later) : this.ask(tx, step);
    });
  }

  private async ask(tx: Tx, step: Step): Promise<boolean> {
    const room = await this.room(tx, step);
    if (room === 0) return false;
    const { campaign, wave, leg, rules, now } = step;
    const ladder = ladderOf(await this.plans.all(tx));
    const offers = (await this.offers.all(tx)).filter(({ key }) => campaign.offerKeys.includes(key));
    const bounds = { members: CHUNK, candidates: room };
    const chunk = await this.members.chunk(tx, { campaign, offers, rules, ladder, leg, now, ...bounds });
    const context = { source: 'campaign', campaign, waveId: wave.id } as const;
    const decided = await this.decideUpgrades.runIn(tx, chunk.memberIds, context);

    const asked = decided.filter(({ proposal }) => proposal).length;
    const reasons = decided.map(({ decision: { outcome, because }, proposal }) =>
      outcome === 'offer' && !proposal ? 'open_proposal' : because[0],
    );
    const pacedUntil = this.paced(step, asked);
    if (pacedUntil) await this.campaigns.plan(tx, campaign.id, { pacedUntil });
    // who ends a wave may end its campaign, which others lock before its waves
    if (chunk.isLast) await this.campaigns.lock(tx, campaign.id);
    await this.waves.count(tx, wave.id, tally(chunk.refused, reasons), now);
    return this.goOn(tx, step, chunk, pacedUntil);
  }

  private async goOn(tx: Tx, step: Step, { last, isLast }: Chunk, pacedUntil: Date | null): Promise<boolean> {
    const { turn, leg, campaign, now } = step;
    const cursor = last ?? leg.cursor;
    if (isLast) {
      await this.waves.advance(tx, leg.id, { cursor, turnFrom: cursor });
      if (await this.waves.endLeg(tx, leg, now)) await this.complete.runIn(tx, campaign.id);
      return false;
    }
    if (pacedUntil || performance.now() >= turn.endsAt) return this.handOver(tx, step, cursor, pacedUntil);
    await this.waves.advance(tx, leg.id, { cursor, turnFrom: turn.from });
    return true;
  }

  /** Ends the turn: from `cursor` on it is the next job's. */
  private async handOver(tx: Tx, { leg }: Step, cursor: string | null, runAt: Date | null): Promise<false> {
    await this.waves.advance(tx, leg.id, { cursor, turnFrom: cursor });
    await enqueue(tx, 'run-wave-leg', { legId: leg.id, cursor }, runAt);
    return false;
  }

  /** How many may be proposed to now, and what follows when nobody may. */
  private async room(tx: Tx, { campaign, wave, now }: Step): Promise<number> {
    const { guardrails } = campaign;
    if (!isBounded(campaign)) return CHUNK;
    const inWave = (await this.waves.byId(tx, wave.id)).counts.eligible ?? 0;
    const left = budgetLeft(guardrails, inWave, await this.waves.asked(tx, campaign.id));
    if (left.total <= 0) {
      await this.campaigns.stop(tx, campaign, 'paused', 'budget_exhausted', 'run-wave-leg');
      return 0;
    }
    if (left.wave <= 0) {
      await this.waves.end(tx, wave.id, 'completed', now, 'budget_exhausted');
      await this.complete.runIn(tx, campaign.id);
      return 0;
    }
    const pace = guardrails.pacePerMinute;
    return Math.min(CHUNK, left.wave, left.total, pace === null ? CHUNK : Math.ceil(pace / STEPS_PER_MINUTE));
  }

  /** From now, never from a time that was missed: what a stop held up is not caught up in a burst. */
  private paced({ campaign: { guardrails }, now }: Step, asked: number): Date | null {
    const pace = guardrails.pacePerMinute;
    return pace === null || asked === 0 ? null : after(now, (asked * MINUTE) / pace);
  }
}

function isBounded({ guardrails: { pacePerMinute, budget } }: Campaign): boolean {
  return pacePerMinute !== null || budget.perWave !== null || budget.total !== null;
}

/** When the pace allows the next proposals and, for what is pushed, the night of the leg's zone is over. */
function notBefore(campaign: Campaign, leg: WaveLeg, { quietHours }: Policy, now: Date): Date {
  const paced = campaign.pacedUntil !== null && campaign.pacedUntil > now ? campaign.pacedUntil : now;
  const anywhere = leg.zone === EVERY_ZONE || leg.zone === NO_ZONE;
  return anywhere || !isPush(campaign.channel) ? paced : endOfQuiet(paced, leg.zone, quietHours);
}
