import { z } from 'zod';

export const QUEUES = ['decisions', 'deliveries', 'campaigns', 'billing', 'events', 'webhooks'] as const;
export type QueueName = (typeof QUEUES)[number];

interface JobDefinition<S extends z.ZodType = z.ZodType> {
  readonly queue: QueueName;
  readonly payload: S;
}

const job = <S extends z.ZodType>(queue: QueueName, payload: S): JobDefinition<S> => ({ queue, payload });
const ids = z.array(z.uuid()).min(1).max(500);

/** Every job: its queue and its payload, which holds ids only. */
export const JOBS = {
  'decide-upgrades': job('decisions', z.strictObject({ memberIds: ids })),
  'deliver-proposals': job('deliveries', z.strictObject({ proposalIds: ids })),
  'start-due-campaigns': job('campaigns', z.strictObject({})),
  'stop-campaigns': job('campaigns', z.strictObject({})),
  'run-wave-leg': job('campaigns', z.strictObject({ legId: z.uuid(), cursor: z.uuid().nullable() })),
  'expire-proposals': job('campaigns', z.strictObject({})),
  'drop-old-signals': job('campaigns', z.strictObject({})),
  'learn-weights': job('campaigns', z.strictObject({})),
  'settle-sale': job('billing', z.strictObject({ planChangeId: z.uuid() })),
  'expire-sales': job('campaigns', z.strictObject({})),
  'apply-plan-change': job('billing', z.strictObject({ planChangeId: z.uuid() })),
  'handle-stripe-event': job('billing', z.strictObject({ eventId: z.string().min(1) })),
  'settle-member': job('billing', z.strictObject({ memberId: z.uuid() })),
  'reconcile-customers': job('billing', z.strictObject({ after: z.uuid().optional() })),
  'expire-plan-changes': job('billing', z.strictObject({})),
  'place-events': job('events', z.strictObject({})),
  'retry-webhooks': job('events', z.strictObject({})),
  'drop-old-events': job('events', z.strictObject({})),
  'deliver-webhooks': job('webhooks', z.strictObject({ endpointId: z.uuid() })),
} as const satisfies Record<string, JobDefinition>;

export type JobName = keyof typeof JOBS;
export type JobPayload<N extends JobName> = z.infer<(typeof JOBS)[N]['payload']>;

/** One handler per job: a missing one does not compile. Handlers are idempotent; a job may run twice. */
export type JobHandlers = { readonly [N in JobName]: (payload: JobPayload<N>) => Promise<void> };

export function isJobName(name: string): name is JobName {
  return name in JOBS;
}
