import { CAMPAIGN_MOVES, sourcesOf, type Campaign, type CampaignStatus, type CampaignTrigger } from '#domain';
import { campaignTable, Database, rows, type Tx } from '#database';
import { OutgoingEvents, type EventType } from '#events';
import { DomainError } from '#platform';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';

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
  ) {}

  all(): Promise<Campaign[]> {
    return this.database.getRepository(campaignTable).find({ order: { priority: 'desc', key: 'asc' } });
  }

  find(key: string, on: Tx | Database = this.database): Promise<Campaign | null> {
    return on.getRepository(campaignTable).findOneBy({ key });
  }

  async byKey(key: string, on: Tx | Database = this.database): Promise<Campaign> {
    const campaign = await this.find(key, on);
    if (!campaign) throw new DomainError('campaign_unknown', `no campaign is called ${key}`);
    return campaign;
  }

  /** Running campaigns that ask after a signal, the most important first. */
  runningOnSignals(on: Tx | Database): Promise<Campaign[]> {
    return running(on, 'signal');
  }

  /** Running campaigns that choose what is offered at the sale, the most important first. */
  runningAtSale(on: Tx | Database): Promise<Campaign[]> {
    return running(on, 'sale');
  }

  /** Locked until the transaction ends: one chunk of a wave at a time. */
  lock(tx: Tx, id: string): Promise<Campaign | null> {
    return tx.getRepository(campaignTable).findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  async put(tx: Tx, campaign: Campaign): Promise<void> {
    await tx.getRepository(campaignTable).upsert(campaign, ['key']);
  }

  /** false: the campaign was not in a state that may move there. */
  async move(tx: Tx, id: string, to: CampaignStatus, set: Partial<Pick<Campaign, 'startsAt'>> = {}): Promise<boolean> {
    const sources = sourcesOf(CAMPAIGN_MOVES, to);
    const result = await tx.getRepository(campaignTable).update({ id, status: In(sources) }, { ...set, status: to });
    const moved = (result.affected ?? 0) > 0;
    if (moved) await this.tell(tx, id, to);
    return moved;
  }

  private async tell(tx: Tx, id: string, status: CampaignStatus): Promise<void> {
    const type = TOLD[status];
    if (!type) return;
    const { key, trigger } = await tx.getRepository(campaignTable).findOneByOrFail({ id });
    await this.events.publish(tx, type, { campaign: key, trigger });
  }

  /** Starts every scheduled wave whose time has come; answers the ids of those started by this call. */
  async startDue(tx: Tx, now: Date): Promise<string[]> {
    const started = await rows<{ id: string }>(
      tx,
      `update campaign set status = 'running' where status = 'scheduled' and starts_at <= $1 returning id`,
      [now],
    );
    for (const { id } of started) await this.tell(tx, id, 'running');
    return started.map(({ id }) => id);
  }

  async advance(tx: Tx, id: string, cursor: string, evaluated: number, proposed: number): Promise<void> {
    await tx.query(
      'update campaign set cursor = $2, evaluated = evaluated + $3, proposed = proposed + $4 where id = $1',
      [id, cursor, evaluated, proposed],
    );
  }
}

function running(on: Tx | Database, trigger: CampaignTrigger): Promise<Campaign[]> {
  return on
    .getRepository(campaignTable)
    .find({ where: { trigger, status: 'running' }, order: { priority: 'desc', key: 'asc' } });
}
