import type { Config } from '#platform';
import { openQueues } from '#jobs';
import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { FastifyAdapter } from '@bull-board/fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { AccessGuard } from './access.guard';
import { ProblemFilter } from './problem.filter';

const PATH = '/queues';
/** Its page would ask others for their fonts. */
const FOREIGN = /<link href="https?:[^>]*>/g;
const POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'";

/**
 * BullMQ's own view of the queues, for keys and operators with the scope `report`. To look at only: jobs are retried where they are
 * kept, in the outbox (`POST /v1/jobs/{id}/retry`). The queues are opened when somebody looks for the first time.
 */
export async function serveQueueBoard(app: NestFastifyApplication, config: Config): Promise<void> {
  const guard = app.get(AccessGuard);
  const problems = new ProblemFilter();
  const adapter = new FastifyAdapter().setBasePath(PATH);
  const board = createBullBoard({
    queues: [],
    serverAdapter: adapter,
    options: { uiConfig: { boardTitle: 'Tierlift' } },
  });
  let queues: ReturnType<typeof openQueues> | undefined;
  const open = () => {
    if (queues) return;
    queues = openQueues(config);
    board.setQueues(queues.map((queue) => new BullMQAdapter(queue, { readOnlyMode: true })));
  };
  const scoped = async (scope: FastifyInstance) => {
    scope.addHook('onRequest', async (request, reply) => {
      try {
        await guard.demand(['report'], request, request.url.startsWith(`${PATH}/api/`)); // its page asks every few seconds
        open();
        void reply.header('content-security-policy', POLICY);
      } catch (error) {
        problems.answer(error, request, reply);
        return reply;
      }
    });
    scope.addHook('onSend', async (_request, _reply, payload) =>
      typeof payload === 'string' ? payload.replace(FOREIGN, '') : payload,
    );
    scope.addHook('onClose', async () => void (await Promise.all((queues ?? []).map((queue) => queue.close()))));
    await scope.register(adapter.registerPlugin());
  };
  await app.getHttpAdapter().getInstance().register(scoped, { prefix: PATH });
}
