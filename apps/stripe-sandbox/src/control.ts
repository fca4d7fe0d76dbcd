import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { closeDispute, dispute } from './charges';
import type { Context } from './context';
import type { Deliveries } from './deliveries';
import { passTime } from './due';
import { invalid } from './errors';
import { Faults, faultsSchema } from './faults';
import { inTimeOf } from './test-clocks';
import { ensureEndpoint, rotateSecret } from './webhooks';

const clockBody = z.strictObject({ now: z.iso.datetime({ offset: true }) });
const flushBody = z.strictObject({ timeoutMs: z.int().min(0).default(30_000) });
const rotateBody = z.strictObject({
  id: z.string(),
  secret: z.string().min(1).optional(),
  overlapSeconds: z.int().min(0).max(86_400).default(86_400),
});
const dunningBody = z.strictObject({
  retryDays: z.array(z.int().min(1).max(60)).max(8).default([3, 5, 7]),
  then: z.enum(['cancel', 'unpaid', 'past_due']).default('cancel'),
  marksUncollectible: z.boolean().default(false),
});
const limitsBody = z.strictObject({
  invoicesPerMinute: z.int().min(1).default(10),
  invoicesPerDay: z.int().min(1).default(20),
});
const disputeBody = z.strictObject({ charge: z.string(), reason: z.string().default('fraudulent') });
const closeBody = z.strictObject({ dispute: z.string(), status: z.enum(['won', 'lost']) });
const webhookBody = z.strictObject({ url: z.url(), secret: z.string().min(1) });

/** The sandbox's own routes, which Stripe does not have: time, faults, webhooks with a known secret. */
export function serveControl(
  fastify: FastifyInstance,
  context: Context,
  deliveries: Deliveries,
  faults: Faults,
  begin: () => void,
): void {
  const reading = () => ({ now: new Date(context.now() * 1000).toISOString(), frozen: context.clock.frozen });
  const status = () => ({ deliveries: deliveries.status() });

  fastify.get('/_sandbox/health', () => ({ status: 'ok' }));
  fastify.get('/_sandbox/clock', reading);
  fastify.post('/_sandbox/clock', (request) => {
    const to = Math.floor(Date.parse(clockBody.parse(request.body).now) / 1000);
    if (to < context.now()) throw invalid('Time does not go back.', { param: 'now' });
    passTime(context, to);
    deliveries.kick();
    return reading();
  });
  fastify.get('/_sandbox/status', status);
  fastify.post('/_sandbox/flush', async (request) => {
    await deliveries.flush(flushBody.parse(request.body ?? {}).timeoutMs);
    return status();
  });
  fastify.post('/_sandbox/webhooks', (request) => {
    const { url, secret } = webhookBody.parse(request.body);
    return { id: ensureEndpoint(context, url, secret).id };
  });
  fastify.post('/_sandbox/webhooks/rotate', (request) => {
    const { id, secret, overlapSeconds } = rotateBody.parse(request.body);
    return { secret: rotateSecret(context, context.store.get('endpoint', id), overlapSeconds, secret) };
  });
  fastify.post('/_sandbox/dunning', (request) => {
    const rules = dunningBody.parse(request.body);
    return context.step(() => context.store.put('dunning', { id: 'dunning', ...rules }));
  });
  fastify.post('/_sandbox/limits', (request) => {
    const limits = limitsBody.parse(request.body ?? {});
    return context.step(() => context.store.put('rateLimits', { id: 'rateLimits', ...limits }));
  });
  const disputing = (charge: string, work: () => object) => {
    const shown = context.step(() => inTimeOf(context, [charge], work));
    deliveries.kick();
    return shown;
  };
  fastify.post('/_sandbox/disputes', (request) => {
    const { charge, reason } = disputeBody.parse(request.body);
    return disputing(charge, () => dispute(context, context.store.get('charge', charge), reason));
  });
  fastify.post('/_sandbox/disputes/close', (request) => {
    const { dispute: id, status } = closeBody.parse(request.body);
    return disputing(context.store.get('dispute', id).charge, () => closeDispute(context, id, status));
  });
  fastify.post('/_sandbox/faults', (request) => {
    faults.set(faultsSchema.parse(request.body));
    return { ok: true };
  });
  fastify.delete('/_sandbox/faults', () => {
    faults.clear();
    return { ok: true };
  });
  fastify.post('/_sandbox/reset', () => {
    context.store.clear();
    context.dues.clear();
    faults.clear();
    begin();
    return { ok: true };
  });
}
