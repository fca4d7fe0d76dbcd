import type { Config } from '#platform';
import { Redis } from 'ioredis';

/** Throws one clear line when the queue is to live in a Redis that does not answer. Without `REDIS_URL` it lives in PostgreSQL. */
export async function assertQueueReachable(config: Config): Promise<void> {
  const url = config.env.REDIS_URL;
  if (!url) return;
  const redis = new Redis(url, { lazyConnect: true, connectTimeout: 10_000, retryStrategy: () => null });
  let reason: string | undefined; // connect() rejects without saying it
  redis.on('error', ({ code, message }: NodeJS.ErrnoException) => (reason ??= code ?? message));
  try {
    await redis.connect();
    await redis.ping();
  } catch (error) {
    const says = reason ?? (error instanceof Error ? error.message : String(error));
    throw new Error(`REDIS_URL does not answer (${says}); check the address and that Redis is running`, {
      cause: error,
    });
  } finally {
    redis.disconnect();
  }
}
