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
/** A paced wave asks every five seconds. */
const STEPS_PER_MINUTE = 12;

interface Step {
  readonly rules: CompiledPolicy;
  readonly campaign: Campaign;
  readonly wave: Wave;
  readonly leg: WaveLeg;
  readonly now: Date;
}

/**
 * One chunk of a leg of a wave: its members' decisions and proposals, the wave's counts, the cursor and the job of the next chunk
 * commit together. Killed anywhere, it goes on at the cursor: nobody is skipped, nobody is asked twice. A job whose cursor is
 * not the leg's has been done before.
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

  run(legId: string, cursor: string | null): Promise<void> {
    return inTransaction(this.database, async (tx) => {
      const leg = await this.waves.lockLeg(tx, legId);
      if (!leg || leg.endedAt || leg.cursor !== cursor) return;
      const wave = await this.waves.byId(tx, leg.waveId);
      const { campaignId } = wave;
      const unbound = await this.campaigns.byId(tx, campaignId);
      // counts that bound the whole campaign are read and written by one chunk at a time
      const campaign = isBounded(unbound) ? await this.campaigns.lock(tx, campaignId) : unbound;
      const now = this.clock.now();
      if (campaign.status !== 'running' || wave.status !== 'running' || !inWindow(campaign, now)) return;
      const rules = await this.current.read(tx);
      const later = notBefore(campaign, leg, rules.policy, now);
      if (later > now) await enqueue(tx, 'run-wave-leg', { legId, cursor }, later);
      else await this.ask(tx, { campaign, wave, leg, rules, now });
    });
  }

  private async ask(tx: Tx, step: Step): Promise<void> {
    const room = await this.room(tx, step);
    if (room === 0) return;
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
    await this.goOn(tx, step, chunk, pacedUntil);
  }

  private async goOn(tx: Tx, { leg, campaign, now }: Step, chunk: Chunk, runAt: Date | null): Promise<void> {
    if (chunk.last !== null) await this.waves.advance(tx, leg.id, chunk.last);
    if (!chunk.isLast) return enqueue(tx, 'run-wave-leg', { legId: leg.id, cursor: chunk.last }, runAt);
    if (await this.waves.endLeg(tx, leg, now)) await this.complete.runIn(tx, campaign.id);
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
