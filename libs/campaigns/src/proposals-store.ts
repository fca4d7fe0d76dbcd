import {
  isPush,
  PROPOSAL_MOVES,
  sourcesOf,
  STOP_SIGNALS,
  type AskOutcomes,
  type Campaign,
  type Channel,
  type Consent,
  type Member,
  type PastAsk,
  type Proposal,
  type ProposalStatus,
  type Reason,
  type StopKind,
} from '#domain';
import {
  changed,
  consentTable,
  Database,
  insertRows,
  preparedRows,
  proposalTable,
  rows,
  type Delivery,
  type Tx,
} from '#database';
import type { EventData } from '#events';
import { DomainError } from '#platform';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { addressHashOf } from './suppressed-addresses-store';

type Recipient = Pick<Member, 'id' | 'externalId'> & Pick<Delivery, 'addressHash'>;
type Answered = Partial<Pick<Proposal, 'answeredAt' | 'presentedAt' | 'viewedAt' | 'withdrawnBecause'>>;

const [COMPLAINTS, REFUNDS] = [STOP_SIGNALS.complaints, STOP_SIGNALS.refunds].map((names) =>
  names.map((name) => `'${name}'`).join(', '),
);

/** The only writer of `proposal`, `delivery` and `consent`. The database itself allows one open proposal per member. */
@Injectable()
export class ProposalsStore {
  constructor(private readonly database: Database) {}

  async byId(id: string, on: Tx | Database = this.database): Promise<Proposal> {
    const proposal = await on.getRepository(proposalTable).findOneBy({ id });
    if (!proposal) throw new DomainError('proposal_unknown', `no proposal has the id ${id}`);
    return proposal;
  }

  byIds(on: Tx | Database, ids: readonly string[]): Promise<Proposal[]> {
    return on.getRepository(proposalTable).find({ where: { id: In([...ids]) }, order: { id: 'asc' } });
  }

  /** What the member can answer now, newest first. Nothing for one who objected. */
  inbox(memberId: string, now: Date): Promise<Proposal[]> {
    return this.database
      .getRepository(proposalTable)
      .createQueryBuilder('proposal')
      .where(
        `member_id = :memberId and status = 'presented' and channel = 'in_app' and expires_at > :now
         and not exists (select 1 from member where member.id = proposal.member_id and objected_at is not null)`,
        {
          memberId,
          now,
        },
      )
      .orderBy('created_at', 'DESC')
      .getMany();
  }

  /** What the site is told of proposals, in order of id. */
  async told(tx: Tx, ids: readonly string[]): Promise<EventData<'proposal.presented'>[]> {
    const found = await rows<Omit<EventData<'proposal.presented'>, 'unitAmountMinor'> & { unitAmountMinor: string }>(
      tx,
      `select proposal.id as "proposalId", external_id as member, campaign.key as campaign, offer_key as offer,
              proposal.plan_key as plan, proposal.channel, unit_amount_minor as "unitAmountMinor", currency
       from proposal join member on member.id = member_id join campaign on campaign.id = campaign_id
       where proposal.id = any($1) order by proposal.id`,
      [ids],
    );
    return found.map((one) => ({ ...one, unitAmountMinor: Number(one.unitAmountMinor) }));
  }

  /** Whom a proposal went to by e-mail, and where: the member may have another address by now. null: there is no such one. */
  async recipientOf(proposalId: string): Promise<Recipient | null> {
    const [found] = await rows<Recipient>(
      this.database,
      `select member.id, external_id as "externalId", address_hash as "addressHash"
       from proposal join member on member.id = member_id left join delivery on proposal_id = proposal.id
       where proposal.id = $1 and proposal.channel = 'email'`,
      [proposalId],
    );
    return found ?? null;
  }

  /** Inserts those whose members have no open proposal; answers the ids that were inserted. */
  async insert(tx: Tx, proposals: readonly Proposal[]): Promise<Set<string>> {
    return new Set(await insertRows(tx, proposalTable, proposals, `(member_id) where status in ('open', 'presented')`));
  }

  /** false: the proposal was answered, expired or withdrawn before. */
  async move(tx: Tx, id: string, to: ProposalStatus, set: Answered = {}): Promise<boolean> {
    const sources = sourcesOf(PROPOSAL_MOVES, to);
    const result = await tx.getRepository(proposalTable).update({ id, status: In(sources) }, { ...set, status: to });
    return (result.affected ?? 0) > 0;
  }

  /** false: it was seen before, or is closed. */
  async markViewed(tx: Tx, id: string, now: Date): Promise<boolean> {
    const viewed = await changed(
      tx,
      `update proposal set viewed_at = $2 where id = $1 and viewed_at is null and status in ('open', 'presented')`,
      [id, now],
    );
    return viewed > 0;
  }

  /** Nobody can answer any more what a campaign has asked; answers how many were still open. */
  withdrawAll(tx: Tx, campaignId: string, because: Reason): Promise<number> {
    return changed(
      tx,
      `update proposal set status = 'withdrawn', withdrawn_because = $3 where campaign_id = $1 and status = any($2)`,
      [campaignId, sourcesOf(PROPOSAL_MOVES, 'withdrawn'), because],
    );
  }

  /** Those of a campaign that are still to be sent, in order of creation. */
  async unsent(on: Tx | Database, campaignId: string): Promise<string[]> {
    const found = await rows<{ id: string }>(
      on,
      `select id from proposal where campaign_id = $1 and status = 'open' order by id`,
      [campaignId],
    );
    return found.map(({ id }) => id);
  }

  /** Whether any of a campaign's is still to be sent and nobody is about to. */
  async hasUnsent(on: Tx | Database, campaignId: string): Promise<boolean> {
    const found = await rows(
      on,
      `select 1 from proposal p where campaign_id = $1 and status = 'open'
         and not exists (select 1 from delivery d where d.proposal_id = p.id) limit 1`,
      [campaignId],
    );
    return found.length > 0;
  }

  /** How many of a campaign's asks reached their members, and how many of these were answered badly; 0 of what is not among `kinds`. */
  async outcomes(
    on: Tx | Database,
    { id, createdAt }: Pick<Campaign, 'id' | 'createdAt'>,
    kinds: readonly StopKind[],
  ): Promise<AskOutcomes> {
    const asked = `campaign_id = $1 and status not in ('open', 'withdrawn')`;
    const [counted] = await rows<Pick<AskOutcomes, 'asked' | 'declines'>>(
      on,
      `select count(*)::int as asked, count(*) filter (where status = 'declined')::int as declines from proposal where ${asked}`,
      [id],
    );
    const none = { asked: 0, declines: 0, complaints: 0, refunds: 0, ...counted };
    if (kinds.every((kind) => kind === 'declines')) return none;
    const [heard] = await rows<Pick<AskOutcomes, 'complaints' | 'refunds'>>(
      on, // from the few who said so: the index signal_that_stops
      `select count(*) filter (where complained)::int as complaints, count(*) filter (where refunded)::int as refunds
       from (select bool_or(name in (${COMPLAINTS})) as complained, bool_or(name in (${REFUNDS})) as refunded
             from signal join proposal using (member_id)
             where name in (${COMPLAINTS}, ${REFUNDS}) and occurred_at >= $2 and occurred_at >= presented_at and ${asked}
             group by proposal.id) said`,
      [id, createdAt],
    );
    return { ...none, ...heard };
  }

  /** Expires up to `limit` whose time has run out, but those that somebody answers at this moment; answers their ids. */
  async expireDue(tx: Tx, now: Date, limit: number): Promise<string[]> {
    const expired = await rows<{ id: string }>(
      tx,
      `update proposal set status = 'expired' where id in (
         select id from proposal where status in ('open', 'presented') and expires_at <= $1
         order by expires_at limit $2 for update skip locked
       ) returning id`,
      [now, limit],
    );
    return expired.map(({ id }) => id);
  }

  /**
   * Claims the sending of a proposal over its channel, at an hour and to an address that are the member's now; who has the token with this
   * hash may end the consent. false: claimed before, so it was or may have been sent.
   */
  async claim(
    tx: Tx,
    { id, channel }: Proposal,
    { timeZone, email }: Pick<Member, 'timeZone' | 'email'>,
    unsubscribeHash: string | null,
    now: Date,
  ): Promise<boolean> {
    const claimed = await rows(
      tx,
      `insert into delivery (proposal_id, channel, claimed_at, time_zone, address_hash, unsubscribe_hash) values ($1, $2, $3, $4, $5, $6)
       on conflict do nothing returning proposal_id`,
      [
        id,
        channel,
        now,
        isPush(channel) ? timeZone : null,
        channel === 'email' && email ? addressHashOf(email) : null,
        unsubscribeHash,
      ],
    );
    return claimed.length > 0;
  }

  /** They have left: presented, unless they were answered in the meantime; answers the ids of those presented. */
  async markSent(tx: Tx, ids: readonly string[], now: Date): Promise<string[]> {
    await tx.query('update delivery set sent_at = $2 where proposal_id = any($1)', [ids, now]);
    const presented = await rows<{ id: string }>(
      tx,
      `update proposal set status = 'presented', presented_at = $2 where id = any($1) and status = any($3) returning id`,
      [ids, now, sourcesOf(PROPOSAL_MOVES, 'presented')],
    );
    return presented.map(({ id }) => id);
  }

  /** It certainly did not leave: it may be claimed again. */
  async unclaim(tx: Tx, proposalId: string): Promise<void> {
    await tx.query('delete from delivery where proposal_id = $1 and sent_at is null', [proposalId]);
  }

  async memberOfToken(tx: Tx, tokenHash: string): Promise<string | null> {
    const [found] = await rows<{ memberId: string }>(
      tx,
      `select member_id as "memberId" from delivery join proposal on proposal.id = proposal_id where unsubscribe_hash = $1`,
      [tokenHash],
    );
    return found?.memberId ?? null;
  }

  /** Nobody can answer any more what the member was asked; `channel`: over this one alone. */
  async withdrawOf(tx: Tx, memberId: string, because: Reason, channel: Channel | null = null): Promise<void> {
    await tx.query(
      `update proposal set status = 'withdrawn', withdrawn_because = $2
       where member_id = $1 and status = any($3) and ($4::text is null or channel = $4)`,
      [memberId, because, sourcesOf(PROPOSAL_MOVES, 'withdrawn'), channel],
    );
  }

  /** Of consents the hash of what was read is left, and when; links in sent messages lead nowhere. */
  async erase(tx: Tx, memberId: string): Promise<void> {
    await this.withdrawOf(tx, memberId, 'objected');
    const ofMember = 'proposal_id in (select id from proposal where member_id = $1)';
    await tx.query(`update consent set terms = '' where ${ofMember}`, [memberId]);
    await tx.query(
      `update delivery set unsubscribe_hash = null, address_hash = null, time_zone = null where ${ofMember}`,
      [memberId],
    );
  }

  async recordConsent(tx: Tx, consent: Consent): Promise<void> {
    await tx.getRepository(consentTable).insert(consent);
  }

  /** What these members were asked so far, oldest first, over all channels and campaigns. Those who never were are absent. */
  async asksOf(on: Tx | Database, memberIds: readonly string[]): Promise<Map<string, PastAsk[]>> {
    const past = await preparedRows<PastAsk & { memberId: string }>(
      on,
      'asks-of-members',
      `select member_id as "memberId", status, created_at as "createdAt", presented_at as "presentedAt", answered_at as "answeredAt",
              coalesce(jsonb_typeof(terms -> 'discount') = 'object', false) as discounted
       from proposal where member_id = any($1) order by coalesce(presented_at, created_at)`,
      [memberIds],
    );
    const asks = new Map<string, PastAsk[]>();
    for (const ask of past) {
      const own = asks.get(ask.memberId);
      if (own) own.push(ask);
      else asks.set(ask.memberId, [ask]);
    }
    return asks;
  }
}
