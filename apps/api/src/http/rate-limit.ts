import { DomainError, MINUTE, type Config } from '#platform';
import { KnownKeys, RequestCounts, type ShownKey } from '#access';
import rateLimit, { normalizeIP, type FastifyRateLimitStore } from '@fastify/rate-limit';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { shownKey } from './access.guard';

/** What must answer whoever asks however often: probes, Stripe's events (verified, and cheap to store), members who come back from paying. */
const UNLIMITED = ['/health/', '/webhooks/', '/checkout/', '/unsubscribe/'];
const KEY = 'key ';

/**
 * At most RATE_LIMIT_PER_MINUTE requests per API key, and ADDRESS_RATE_LIMIT_PER_MINUTE per address (IPv6: per /64) of those that no key
 * vouches for; over all processes. What is over it gets 429 with Retry-After. An address over its limit has no more unknown keys looked up.
 */
export async function limitRate(app: NestFastifyApplication, config: Config): Promise<void> {
  const keys = app.get(KnownKeys);
  const counts = app.get(RequestCounts);
  const { RATE_LIMIT_PER_MINUTE: ofKey, ADDRESS_RATE_LIMIT_PER_MINUTE: ofAddress } = config.env;
  const senderOf = (request: FastifyRequest): string | Promise<string> => {
    const shown = isUnlimited(request) ? null : shownKey(request);
    if (!shown) return addressOf(request);
    const caller = keys.remembered(shown);
    return caller ? KEY + caller.id : look(request, shown);
  };
  const look = async (request: FastifyRequest, shown: ShownKey): Promise<string> => {
    if (counts.current(addressOf(request)) >= ofAddress && !keys.remembers(shown)) return addressOf(request);
    const caller = await keys.callerOf(shown).catch(() => null); // the guard says that the database is away
    return caller ? KEY + caller.id : addressOf(request);
  };
  await app.register(rateLimit, {
    max: (_request: FastifyRequest, sender: string) => (sender.startsWith(KEY) ? ofKey : ofAddress),
    timeWindow: MINUTE,
    keyGenerator: senderOf,
    allowList: isUnlimited,
    store: storeOf(counts),
    errorResponseBuilder: (_request, { ttl }) =>
      new DomainError('rate_limited', 'slow down and try again when Retry-After is over', {
        retryAfterSeconds: Math.ceil(ttl / 1000),
      }),
  });
}

function isUnlimited({ url }: FastifyRequest): boolean {
  return UNLIMITED.some((path) => url.startsWith(path));
}

/** None once the connection is gone. */
function addressOf(request: FastifyRequest): string {
  const { ip } = request as { ip?: string };
  return `address ${ip ? normalizeIP(ip) : 'gone'}`;
}

function storeOf(counts: RequestCounts) {
  return class SharedStore implements FastifyRateLimitStore {
    incr(sender: string, done: Parameters<FastifyRateLimitStore['incr']>[1], _window: number, max: number): void {
      done(null, counts.count(sender, max));
    }

    child(): SharedStore {
      return this;
    }
  };
}
