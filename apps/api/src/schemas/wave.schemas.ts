import {
  STOP_REASONS,
  waveProgress,
  WAVE_MOVES,
  type Campaign,
  type Guardrails,
  type StopReason,
  type Wave,
  type WaveLeg,
  type WaveStatus,
} from '#domain';
import { storableText, zoneText } from '#membership';
import { z } from 'zod';
import { instant, listOf, page } from './common';

const localTime = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/, 'must be a local time without a zone, such as 2026-03-29T09:00')
  .refine(isOnTheCalendar, { error: 'is no time on the calendar' });

function isOnTheCalendar(text: string): boolean {
  const at = Date.parse(`${text}Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

const zone = zoneText.describe('An IANA time zone, or member: each member’s own');
export const waveSchedule = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('once'), at: localTime, zone }),
    z.strictObject({
      kind: z.literal('cron'),
      cron: storableText(100).describe('Minute, hour, day of month, month, day of week'),
      zone,
    }),
  ])
  .meta({ id: 'WaveSchedule' });

export const campaignWindow = z
  .strictObject({ startsAt: instant.nullable().default(null), endsAt: instant.nullable().default(null) })
  .meta({ id: 'CampaignWindow' });

const most = z.int().min(1).max(1e9).nullable().default(null);
const stopBound = z
  .strictObject({
    share: z.number().min(0).max(1).describe('Of those who were asked; more than this pauses the campaign'),
    atLeast: z.int().min(1).max(1e9).describe('Not before so many were asked'),
  })
  .nullable()
  .default(null);
export const guardrails = z
  .strictObject({
    pacePerMinute: most.describe('Most proposals in a minute'),
    budget: z
      .strictObject({
        perWave: most.describe('Most proposals in one wave, which then ends'),
        total: most.describe('Most proposals in all; then the campaign pauses'),
      })
      .prefault({}),
    stop: z.strictObject({ complaints: stopBound, declines: stopBound, refunds: stopBound }).prefault({}),
  })
  .meta({ id: 'Guardrails' });

export const stopReason = z.enum(Object.keys(STOP_REASONS) as [StopReason, ...StopReason[]]).nullable();

export const wave = z
  .object({
    id: z.uuid(),
    slot: z.string().describe('The wall-clock time that it is for'),
    status: z.enum(Object.keys(WAVE_MOVES) as [WaveStatus, ...WaveStatus[]]),
    audience: z.int().describe('Members when it began'),
    looked: z.int().describe('Members looked at'),
    asked: z.int(),
    counts: z.record(z.string(), z.int()).describe('Members looked at, by first reason; eligible: asked'),
    perMinute: z.number().nullable().describe('Members looked at in a minute, on average; null: too early to say'),
    endsAbout: instant.nullable().describe('When it will be through at this rate; null: too early to say, or ended'),
    startedAt: instant,
    endedAt: instant.nullable(),
    endedBecause: stopReason,
    legs: z.array(
      z.object({
        zone: z.string().describe('* all members, ? those of unknown zone'),
        dueAt: instant,
        ended: z.boolean(),
        deadJobId: z
          .uuid()
          .nullable()
          .describe(
            'Its job that was given up: it stands still until the job is retried; null: it goes on, or has ended',
          ),
      }),
    ),
  })
  .meta({ id: 'Wave' });
export const waveList = listOf(wave).meta({ id: 'WaveList' });
export const wavePage = page.extend({ startingAfter: z.uuid().optional() });
export type WavePage = z.infer<typeof wavePage>;

export function waveView(
  one: Wave,
  legs: readonly WaveLeg[],
  deadJobs: ReadonlyMap<string, string>,
  now: Date,
): z.infer<typeof wave> {
  const { id, slot, status, audience, counts, startedAt, endedAt, endedBecause } = one;
  const { looked, asked, perMinute, endsAbout } = waveProgress(one, legs, now);
  return {
    ...{ id, slot, status, audience, looked, asked, perMinute, endedBecause },
    counts: { ...counts },
    endsAbout: endsAbout?.toISOString() ?? null,
    startedAt: startedAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
    legs: legs.map(({ id: legId, zone: name, dueAt, endedAt: ended }) => ({
      zone: name,
      dueAt: dueAt.toISOString(),
      ended: ended !== null,
      deadJobId: ended === null && status === 'running' ? (deadJobs.get(legId) ?? null) : null,
    })),
  };
}

export function guardrailsView({ guardrails: { pacePerMinute, budget, stop } }: Campaign): Guardrails {
  return { pacePerMinute, budget: { ...budget }, stop: { ...stop } };
}
