import type { Decision } from '#domain';
import { EntitySchema } from 'typeorm';
import { boolean, id, integer, json, maybe, real, text, texts, time, uuid } from '../columns';

export const decisionTable = new EntitySchema<Decision>({
  name: 'decision',
  columns: {
    id: id(),
    memberId: uuid(),
    campaignId: uuid(maybe),
    waveId: uuid(maybe),
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
    wouldAsk: boolean({ default: false }),
    passedOver: json({ default: [] }),
    decidedAt: time(),
  },
  indices: [
    { name: 'decision_of_member', columns: ['memberId', 'decidedAt'] },
    { name: 'decision_randomised', columns: ['decidedAt'], where: 'randomised' },
    // whatever happens to jobs and cursors, a wave decides once on a member
    { name: 'decision_once_per_wave', columns: ['waveId', 'memberId'], unique: true, where: 'wave_id is not null' },
  ],
  foreignKeys: [
    { target: 'member', columnNames: ['memberId'], referencedColumnNames: ['id'] },
    { target: 'campaign', columnNames: ['campaignId'], referencedColumnNames: ['id'] },
    { target: 'wave', columnNames: ['waveId'], referencedColumnNames: ['id'] },
  ],
});
