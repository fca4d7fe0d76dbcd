import { Readable } from 'node:stream';
import type { Scope } from '#access';
import { LiveHints, type LiveHint } from '#events';
import { Controller, Get, Headers, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AccessGuard, Listening } from '../http/access.guard';
import { AlsoAs, Documented } from '../http/documented';

const EVENT_STREAM = 'text/event-stream';
const RECONNECT_MS = 3000;
const SCOPE: readonly Scope[] = ['report'];

@ApiTags('overview')
@Controller('v1/live')
export class LiveController {
  constructor(
    private readonly live: LiveHints,
    private readonly guard: AccessGuard,
  ) {}

  @Get()
  @Listening()
  @Documented(
    'Server-sent events: what has changed and is worth reading again, as {"type": "proposal"} and the like; goes on after Last-Event-ID, ends with the session or key',
    SCOPE,
    null,
  )
  @AlsoAs(EVENT_STREAM)
  stream(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Headers('last-event-id') lastEventId?: string,
  ): void {
    const gone = new AbortController();
    reply.raw.once('close', () => gone.abort());
    const after = /^\d{1,15}$/.test(lastEventId ?? '') ? Number(lastEventId) : null;
    const mayLook = () => this.guard.demand(SCOPE, request, true).then(Boolean, () => false);
    void reply
      .type(EVENT_STREAM)
      .headers({ 'cache-control': 'no-store', 'x-accel-buffering': 'no' })
      .send(Readable.from(lines(this.live.hints(after, gone.signal), mayLook)));
  }
}

/** A hint without topics moves the browser's Last-Event-ID, and shows that the connection lives. Source: WHATWG HTML, server-sent events. */
async function* lines(hints: AsyncIterable<LiveHint>, mayLook: () => Promise<boolean>): AsyncGenerator<string> {
  yield `retry: ${RECONNECT_MS}\n\n`;
  for await (const { position, topics } of hints) {
    if (!(await mayLook())) return; // asked at each heartbeat at the latest
    yield `id: ${position}\n\n`;
    for (const type of topics) yield `id: ${position}\ndata: ${JSON.stringify({ type })}\n\n`;
  }
}
