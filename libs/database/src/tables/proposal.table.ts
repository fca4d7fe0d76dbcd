import { LIST_PRICE, type Consent, type Proposal } from '#domain';
import { EntitySchema } from 'typeorm';
import { bigint, id, json, maybe, text, time, uuid } from '../columns';

export const proposalTable = new EntitySchema<Proposal>({
  name: 'proposal',
  columns: {
    id: id(),
    memberId: uuid(),
    decisionId: uuid(),
    campaignId: uuid(),
    offerKey: text(),
    planKey: text(),
    priceLookupKey: text(),
    unitAmountMinor: bigint(),
    currency: text(),
    channel: text(),
    status: text(),
    words: json(),
    terms: json({ default: LIST_PRICE }),
    createdAt: time(),
    presentedAt: time(maybe),
    viewedAt: time(maybe),
    answeredAt: time(maybe),
    expiresAt: time(),
    withdrawnBecause: text(maybe),
  },
  indices: [
    {
      name: 'proposal_one_open_per_member',
      columns: ['memberId'],
      unique: true,
      where: `status in ('open', 'presented')`,
    },
    { name: 'proposal_of_member', columns: ['memberId', 'createdAt'] },
    { name: 'proposal_due', columns: ['expiresAt'], where: `status in ('open', 'presented')` },
    { name: 'proposal_of_campaign', columns: ['campaignId', 'status'] },
    { name: 'proposal_of_decision', columns: ['decisionId'], unique: true },
  ],
  checks: [{ name: 'proposal_accepted_in_time', expression: `status <> 'accepted' or answered_at < expires_at` }],
  foreignKeys: [
    { target: 'member', columnNames: ['memberId'], referencedColumnNames: ['id'] },
    { target: 'decision', columnNames: ['decisionId'], referencedColumnNames: ['id'] },
    { target: 'campaign', columnNames: ['campaignId'], referencedColumnNames: ['id'] },
  ],
});

/** One claim per proposal: whoever inserts it sends, everyone else has been beaten to it. */
export interface Delivery {
  readonly proposalId: string;
  readonly channel: string;
  readonly claimedAt: Date;
  /** The member's zone, by which it was not in the quiet hours; null: nothing was pushed. */
  readonly timeZone: string | null;
  readonly sentAt: Date | null;
  /** Of the address to which it went; null: the channel has none, or nobody knows any more. */
  readonly addressHash: string | null;
  /** SHA-256 of the token that ends the consent without a login; null: the channel has none. */
  readonly unsubscribeHash: string | null;
}

/** An address to which nothing is sent any more, known by its hash alone. */
export interface SuppressedAddress {
  readonly addressHash: string;
  readonly because: 'bounced' | 'complained' | 'unsubscribed';
  readonly at: Date;
}

export const suppressedAddressTable = new EntitySchema<SuppressedAddress>({
  name: 'suppressed_address',
  columns: { addressHash: text({ primary: true }), because: text(), at: time() },
});

export const deliveryTable = new EntitySchema<Delivery>({
  name: 'delivery',
  columns: {
    proposalId: { type: 'uuid', primary: true },
    channel: text({ primary: true }),
    claimedAt: time(),
    timeZone: text(maybe),
    sentAt: time(maybe),
    addressHash: text(maybe),
    unsubscribeHash: text(maybe),
  },
  indices: [
    {
      name: 'delivery_to_unsubscribe',
      columns: ['unsubscribeHash'],
      unique: true,
      where: 'unsubscribe_hash is not null',
    },
  ],
  foreignKeys: [{ target: 'proposal', columnNames: ['proposalId'], referencedColumnNames: ['id'] }],
});

export const consentTable = new EntitySchema<Consent>({
  name: 'consent',
  columns: {
    id: id(),
    proposalId: uuid(),
    memberId: uuid(),
    terms: text(),
    termsHash: text(),
    shownAt: time(),
    recordedAt: time(),
  },
  indices: [{ name: 'consent_of_proposal', columns: ['proposalId'], unique: true }],
  foreignKeys: [
    { target: 'proposal', columnNames: ['proposalId'], referencedColumnNames: ['id'] },
    { target: 'member', columnNames: ['memberId'], referencedColumnNames: ['id'] },
  ],
});
