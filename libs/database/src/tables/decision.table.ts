import type { Decision } from '#domain';
import { EntitySchema } from 'typeorm';
import { boolean, id, integer, json, maybe, real, text, texts, time, uuid } from '../columns';

export const decisionTable = new EntitySchema<Decision>({
  name: 'decision',
  columns: {
    id: id(),
    memberId: uuid(),
    campaignId: uuid(maybe),
    source: text(),
    placement: text(maybe),
    outcome: text(),
    because: texts(),
    until: time(maybe),
    score: real(),
    probability: real(maybe),
    features: json(maybe),
    offerKey: text(maybe),
    policyVersion: integer(),
    modelVersion: integer(maybe),
    propensities: json(),
    randomised: boolean({ default: false }),
    seed: text({ default: '' }),
    passedOver: json({ default: [] }),
    decidedAt: time(),
  },
  indices: [
    { name: 'decision_of_member', columns: ['memberId', 'decidedAt'] },
    { name: 'decision_randomised', columns: ['decidedAt'], where: 'randomised' },
    // a wave that is run again after a crash finds here whom it has decided already
    { name: 'decision_once_per_wave', columns: ['campaignId', 'memberId'], unique: true, where: `source = 'campaign'` },
  ],
  foreignKeys: [
    { target: 'member', columnNames: ['memberId'], referencedColumnNames: ['id'] },
    { target: 'campaign', columnNames: ['campaignId'], referencedColumnNames: ['id'] },
  ],
});
