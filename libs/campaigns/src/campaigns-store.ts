import { AuditTrail } from '#access';
import {
  CAMPAIGN_MOVES,
  sourcesOf,
  type Campaign,
  type CampaignStatus,
  type CampaignTrigger,
  type StopReason,
} from '#domain';
import { campaignTable, Database, preparedRows, type Tx } from '#database';
import { OutgoingEvents, type EventType } from '#events';
import { DomainError } from '#platform';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';

/** What a move may set besides the status. */
type Planned = Partial<Pick<Campaign, 'schedule' | 'nextSlot' | 'nextDueAt' | 'pacedUntil' | 'stoppedBecause'>>;
/** Moves of which the site is told. */
const TOLD: Partial<Record<CampaignStatus, Extract<EventType, `campaign.${string}`>>> = {
  running: 'campaign.started',
  paused: 'campaign.paused',
  completed: 'campaign.completed',
};

/** The only writer of `campaign`. */
@Injectable()
export class CampaignsStore {
  constructor(
    private readonly database: Database,
    private readonly events: OutgoingEvents,
    private readonly trail: AuditTrail,
  ) {}

  all(on: Tx | Database = this.database): Promise<Campaign[]> {
    return on.getRepository(campaignTable).find({ order: { priority: 'desc', key: 'asc' } });
  }

  find(key: string, on: Tx | Database = this.database): Promise<Campaign | null> {
    return on.getRepository(campaignTable).findOneBy({ key });
  }

  async byKey(key: string, on: Tx | Database = this.database): Promise<Campaign> {
    const campaign = await this.find(key, on);
    if (!campaign) throw new DomainError('campaign_unknown', `no campaign is called ${key}`);
    return campaign;
  }

  byId(on: Tx | Database, id: string): Promise<Campaign> {
    return on.getRepository(campaignTable).findOneByOrFail({ id });
  }

  async byIds(on: Tx | Database, ids: ReadonlySet<string>): Promise<Map<string, Campaign>> {
    const found = await on.getRepository(campaignTable).findBy({ id: In([...ids]) });
    return new Map(found.map((campaign) => [campaign.id, campaign]));
  }

  /** Running campaigns that ask after a signal, the most important first. */
  runningOnSignals(on: Tx | Database): Promise<Campaign[]> {
    return running(on, 'signal');
  }

  /** Running campaigns that choose what is offered at the sale, the most important first. */
  runningAtSale(on: Tx | Database): Promise<Campaign[]> {
    return running(on, 'sale');
  }

  /** Locked until the transaction ends: one chunk at a time, no other move. */
  lock(tx: Tx, id: string): Promise<Campaign> {
    return tx.getRepository(campaignTable).findOneOrFail({ where: { id }, lock: { mode: 'for_no_key_update' } });
  }

  /** The ids of campaigns whose next wave has begun. */
  async due(on: Tx | Database, now: Date): Promise<string[]> {
    const found = await whereDue(on, now).orderBy('id').getMany();
    return found.map(({ id }) => id);
  }

  /** The campaign, locked, if its next wave has begun; null also when another scheduler holds it, to whom it is left. */
  lockIfDue(tx: Tx, id: string, now: Date): Promise<Campaign | null> {
    return whereDue(tx, now)
      .andWhere('id = :id', { id })
      .setLock('for_no_key_update')
      .setOnLocked('skip_locked')
      .getOne();
  }

  /** Under way and with an end or a bound on what may go wrong. */
  guarded(on: Tx | Database): Promise<Campaign[]> {
    return on
      .getRepository(campaignTable)
      .createQueryBuilder('campaign')
      .where(`status in ('scheduled', 'running', 'paused')`)
      .andWhere(`(ends_at is not null or jsonb_path_exists(guardrails, '$.stop.* ? (@ != null)'))`)
      .orderBy('id')
      .getMany();
  }

  /** Changes with every plan, offer and campaign. */
  async catalogueVersion(on: Tx | Database): Promise<string> {
    const [found] = await preparedRows<{ version: string }>(
      on,
      'catalogue-version',
      'select version from catalogue_version',
    );
    return found?.version ?? '';
  }

  async put(tx: Tx, campaign: Campaign): Promise<void> {
    await tx.getRepository(campaignTable).upsert(campaign, ['key']);
  }

  /** false: the campaign was not in a state that may move there. */
  async move(tx: Tx, id: string, to: CampaignStatus, set: Planned = {}): Promise<boolean> {
    const sources = sourcesOf(CAMPAIGN_MOVES, to);
    const result = await tx.getRepository(campaignTable).update({ id, status: In(sources) }, { ...set, status: to });
    const moved = (result.affected ?? 0) > 0;
    if (moved) await this.tell(tx, id, to);
    return moved;
  }

  /** Moves it by itself, without being asked to: the audit log says so, the campaign why. False: somebody else was first. */
  async stop(
    tx: Tx,
    { id, key }: Campaign,
    to: 'paused' | 'completed',
    stoppedBecause: StopReason,
    job: 'stop-campaigns' | 'run-wave-leg',
  ): Promise<boolean> {
    const over = to === 'completed' ? { nextSlot: null, nextDueAt: null } : {};
    const stopped = await this.move(tx, id, to, { ...over, stoppedBecause });
    if (stopped) await this.trail.byService(tx, job, `campaigns/${key}`);
    return stopped;
  }

  private async tell(tx: Tx, id: string, status: CampaignStatus): Promise<void> {
    const type = TOLD[status];
    if (!type) return;
    const { key, trigger } = await tx.getRepository(campaignTable).findOneByOrFail({ id });
    await this.events.publish(tx, type, { campaign: key, trigger });
  }

  async plan(tx: Tx, id: string, set: Planned): Promise<void> {
    await tx.getRepository(campaignTable).update({ id }, set);
  }
}

function whereDue(on: Tx | Database, now: Date) {
  return on
    .getRepository(campaignTable)
    .createQueryBuilder('campaign')
    .where(`status in ('scheduled', 'running') and next_due_at <= :now`, { now });
}

function running(on: Tx | Database, trigger: CampaignTrigger): Promise<Campaign[]> {
  return on
    .getRepository(campaignTable)
    .find({ where: { trigger, status: 'running' }, order: { priority: 'desc', key: 'asc' } });
}
