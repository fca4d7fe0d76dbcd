import { z } from 'zod';

export const QUEUES = ['decisions', 'deliveries', 'campaigns', 'billing', 'events', 'webhooks'] as const;
export type QueueName = (typeof QUEUES)[number];

/** Who goes first when much waits: money, then what follows from what people do, then what may take its time. */
export const PRIORITIES = { urgent: 0, normal: 1, bulk: 2 } as const;
export type Priority = keyof typeof PRIORITIES;

interface JobDefinition<S extends z.ZodType = z.ZodType> {
  readonly queue: QueueName;
  readonly payload: S;
  readonly priority: Priority;
  /** Does all there is to do when it runs: of several that wait with one payload, one is enough. */
  readonly once: boolean;
}

const job = <S extends z.ZodType>(
  queue: QueueName,
  payload: S,
  { priority = 'normal', once = false }: { priority?: Priority; once?: boolean } = {},
): JobDefinition<S> => ({ queue, payload, priority, once });
const nothing = z.strictObject({});
const ids = (most: number) => z.array(z.uuid()).min(1).max(most);

/** Every job: its queue, its payload, which holds ids only, and what else is known of it. */
export const JOBS = {
  'decide-upgrades': job('decisions', z.strictObject({ memberIds: ids(500) })),
  'deliver-proposals': job('deliveries', z.strictObject({ proposalIds: ids(2000) })),
  'start-due-campaigns': job('campaigns', nothing, { once: true }),
  'stop-campaigns': job('campaigns', nothing, { once: true }),
  'run-wave-leg': job('campaigns', z.strictObject({ legId: z.uuid(), cursor: z.uuid().nullable() }), {
    priority: 'bulk',
  }),
  'withdraw-proposals': job('campaigns', z.strictObject({ memberId: z.uuid() })),
  'forget-member': job('campaigns', z.strictObject({ memberId: z.uuid() })),
  'expire-proposals': job('campaigns', nothing, { once: true }),
  'drop-old-signals': job('campaigns', nothing, { priority: 'bulk' }),
  'learn-weights': job('campaigns', nothing, { priority: 'bulk' }),
  'weigh-arms': job('campaigns', nothing, { priority: 'bulk', once: true }),
  'roll-up-values': job('campaigns', nothing, { priority: 'bulk', once: true }),
  'read-lift': job('campaigns', nothing, { priority: 'bulk', once: true }),
  'write-exports': job('campaigns', nothing, { priority: 'bulk', once: true }),
  'settle-sale': job('billing', z.strictObject({ planChangeId: z.uuid() }), { priority: 'urgent' }),
  'expire-sales': job('campaigns', nothing, { once: true }),
  'renew-also-bought': job('campaigns', nothing, { priority: 'bulk', once: true }),
  'apply-plan-change': job('billing', z.strictObject({ planChangeId: z.uuid() }), { priority: 'urgent' }),
  'drop-old-stripe-events': job('billing', nothing, { priority: 'bulk' }),
  'handle-stripe-event': job('billing', z.strictObject({ eventId: z.string().min(1) }), { priority: 'urgent' }),
  'settle-member': job('billing', z.strictObject({ memberId: z.uuid() }), { priority: 'urgent' }),
  'read-charges': job('billing', z.strictObject({ memberId: z.uuid() })),
  'reconcile-customers': job('billing', z.strictObject({ after: z.uuid().optional() }), { priority: 'bulk' }),
  'expire-plan-changes': job('billing', nothing, { once: true }),
  'place-events': job('events', nothing, { once: true }),
  'retry-webhooks': job('events', nothing, { once: true }),
  'drop-old-access': job('events', nothing, { priority: 'bulk' }),
  'drop-old-events': job('events', nothing, { priority: 'bulk' }),
  'deliver-webhooks': job('webhooks', z.strictObject({ endpointId: z.uuid() }), { once: true }),
} as const satisfies Record<string, JobDefinition>;

export type JobName = keyof typeof JOBS;
export type JobPayload<N extends JobName> = z.infer<(typeof JOBS)[N]['payload']>;

/** One handler per job: a missing one does not compile. Handlers are idempotent; a job may run twice. */
export type JobHandlers = { readonly [N in JobName]: (payload: JobPayload<N>) => Promise<void> };

export function isJobName(name: string): name is JobName {
  return name in JOBS;
}
