import { verify, WebhookVerificationError } from '@tierlift/sdk';
import type { FastifyInstance } from 'fastify';
import type { Site } from './site';

/** The address to which Tierlift sends events. */
export async function hearing(app: FastifyInstance, { news }: Site): Promise<void> {
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  app.post<{ Body: Buffer }>('/tierlift/webhooks', async ({ body, headers }, reply) => {
    try {
      news.take(await verify(body, headers, news.secret)); // over the bytes as they came
      return await reply.status(204).send();
    } catch (error) {
      if (error instanceof WebhookVerificationError) return reply.status(400).send();
      throw error;
    }
  });
}
