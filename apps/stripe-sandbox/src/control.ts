import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Context } from './context';
import type { Deliveries } from './deliveries';
import { passTime } from './due';
import { invalid } from './errors';
import { Faults, faultsSchema } from './faults';
import { ensureEndpoint } from './webhooks';

const clockBody = z.strictObject({ now: z.iso.datetime({ offset: true }) });
const flushBody = z.strictObject({ timeoutMs: z.int().min(0).default(30_000) });
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
