import { LIST_PRICE, NO_GUARDRAILS, type Campaign, type Offer } from '#domain';
import { EntitySchema } from 'typeorm';
import { boolean, id, integer, json, maybe, text, texts, time } from '../columns';

export const offerTable = new EntitySchema<Offer>({
  name: 'offer',
  columns: {
    key: text({ primary: true }),
    planKey: text(),
    interval: text(),
    currency: text(),
    words: json(),
    terms: json({ default: LIST_PRICE }),
    timing: text({ default: 'both' }),
    active: boolean(),
  },
  foreignKeys: [{ target: 'plan', columnNames: ['planKey'], referencedColumnNames: ['key'] }],
});

export const campaignTable = new EntitySchema<Campaign>({
  name: 'campaign',
  columns: {
    id: id(),
    key: text(),
    name: text(),
    trigger: text(),
    status: text(),
    channel: text(),
    audiencePlans: texts(),
    offerKeys: texts(),
    priority: integer(),
    schedule: json(maybe),
    startsAt: time(maybe),
    endsAt: time(maybe),
    guardrails: json({ default: NO_GUARDRAILS }),
    nextSlot: text(maybe),
    nextDueAt: time(maybe),
    pacedUntil: time(maybe),
    stoppedBecause: text(maybe),
    createdAt: time(),
  },
  indices: [
    { name: 'campaign_key', columns: ['key'], unique: true },
    { name: 'campaign_due', columns: ['nextDueAt'], where: `status in ('scheduled', 'running')` },
  ],
});
