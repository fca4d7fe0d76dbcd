import type { Sale, SaleQuestion, SaleReminder } from '#domain';
import { EntitySchema } from 'typeorm';
import { bigint, boolean, id, json, maybe, real, text, texts, time, uuid } from '../columns';

/** A sale as stored: its questions are rows of their own. */
export interface SaleRow extends Omit<Sale, 'questions'> {
  /** The share that was held out when it began, of which `heldOut` came; null: begun before this was kept. */
  readonly holdoutShare: number | null;
  /** What the buyer saw when paying, its SHA-256 and when; null: not yet. */
  readonly consent: SaleConsent | null;
  /** The change that carries the payment out; a new one when an earlier ended unpaid. */
  readonly planChangeId: string | null;
  /** SHA-256 of the token with which a browser runs this one sale. */
  readonly tokenHash: string;
  readonly paidAt: Date | null;
  /** What the paid lines came to at list prices. */
  readonly paidMinor: number | null;
  readonly closedAt: Date | null;
}

export interface SaleConsent {
  readonly terms: string;
  readonly termsHash: string;
  readonly shownAt: string;
  readonly recordedAt: string;
}

export const saleTable = new EntitySchema<SaleRow>({
  name: 'sale',
  columns: {
    id: id(),
    memberId: uuid(maybe),
    status: text(),
    currency: text(),
    locale: text(),
    lines: json(),
    unpaid: json({ default: [] }),
    heldOut: boolean(),
    holdoutShare: real(maybe),
    rewards: texts({ default: '{}' }),
    consent: json(maybe),
    planChangeId: uuid(maybe),
    tokenHash: text(),
    createdAt: time(),
    expiresAt: time(),
    paidAt: time(maybe),
    paidMinor: bigint(maybe),
    closedAt: time(maybe),
  },
  indices: [
    { name: 'sale_token', columns: ['tokenHash'], unique: true },
    { name: 'sale_of_member', columns: ['memberId', 'createdAt'] },
    { name: 'sale_time', columns: ['createdAt'] },
    { name: 'sale_of_status', columns: ['status', 'id'] },
    { name: 'sale_of_plan_change', columns: ['planChangeId'], unique: true, where: 'plan_change_id is not null' },
    { name: 'sale_due', columns: ['expiresAt'], where: `status not in ('paid', 'expired', 'abandoned')` },
  ],
  foreignKeys: [
    { target: 'member', columnNames: ['memberId'], referencedColumnNames: ['id'] },
    { target: 'plan_change', columnNames: ['planChangeId'], referencedColumnNames: ['id'] },
  ],
});

export interface SaleQuestionRow extends SaleQuestion {
  readonly saleId: string;
}

export const saleQuestionTable = new EntitySchema<SaleQuestionRow>({
  name: 'sale_question',
  columns: {
    saleId: { type: 'uuid', primary: true },
    kind: text({ primary: true }),
    state: text(),
    because: text(maybe),
    offered: json(maybe),
    words: json(maybe),
    propensities: json(),
    askedAt: time(),
    answer: text(maybe),
    answeredAt: time(maybe),
  },
  foreignKeys: [{ target: 'sale', columnNames: ['saleId'], referencedColumnNames: ['id'] }],
});

export const saleReminderTable = new EntitySchema<SaleReminder>({
  name: 'sale_reminder',
  columns: {
    memberId: { type: 'uuid', primary: true },
    kind: text({ primary: true }),
    key: text({ primary: true }),
    saleId: uuid(),
    rememberedAt: time(),
  },
  indices: [{ name: 'sale_reminder_time', columns: ['rememberedAt'] }],
  foreignKeys: [
    { target: 'member', columnNames: ['memberId'], referencedColumnNames: ['id'] },
    { target: 'sale', columnNames: ['saleId'], referencedColumnNames: ['id'] },
  ],
});
