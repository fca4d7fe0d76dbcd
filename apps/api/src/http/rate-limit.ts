import { MINUTE, type Config } from '#platform';
import rateLimit from '@fastify/rate-limit';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** What must answer whoever asks however often: probes, Stripe's events (verified, and cheap to store), members who come back from paying. */
const UNLIMITED = ['/health/', '/webhooks/', '/checkout/', '/unsubscribe/'];

/** At most RATE_LIMIT_PER_MINUTE requests per caller's address and process; what is over it gets 429 with Retry-After. */
export async function limitRate(app: NestFastifyApplication, config: Config): Promise<void> {
  await app.register(rateLimit, {
    max: config.env.RATE_LIMIT_PER_MINUTE,
    timeWindow: MINUTE,
    allowList: ({ url }) => UNLIMITED.some((path) => url.startsWith(path)),
  });
}
