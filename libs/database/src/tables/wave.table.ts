import type { Wave, WaveLeg } from '#domain';
import { EntitySchema } from 'typeorm';
import { id, integer, json, maybe, text, time, uuid } from '../columns';

export const waveTable = new EntitySchema<Wave>({
  name: 'wave',
  columns: {
    id: id(),
    campaignId: uuid(),
    slot: text(),
    status: text(),
    audience: integer(),
    counts: json({ default: {} }),
    startedAt: time(),
    lastChunkAt: time(maybe),
    endedAt: time(maybe),
    endedBecause: text(maybe),
  },
  indices: [
    { name: 'wave_of_slot', columns: ['campaignId', 'slot'], unique: true },
    { name: 'wave_running', columns: ['campaignId'], where: `status = 'running'` },
  ],
  foreignKeys: [{ target: 'campaign', columnNames: ['campaignId'], referencedColumnNames: ['id'] }],
});

export const waveLegTable = new EntitySchema<WaveLeg>({
  name: 'wave_leg',
  columns: {
    id: id(),
    waveId: uuid(),
    zone: text(),
    lane: integer(),
    dueAt: time(),
    cursor: uuid(maybe),
    turnFrom: uuid(maybe),
    until: uuid(maybe),
    endedAt: time(maybe),
  },
  indices: [{ name: 'wave_leg_of_zone', columns: ['waveId', 'zone', 'lane'], unique: true }],
  foreignKeys: [{ target: 'wave', columnNames: ['waveId'], referencedColumnNames: ['id'] }],
});
