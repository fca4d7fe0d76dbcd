import { setTimeout as pause } from 'node:timers/promises';
import { Config, DomainError } from '#platform';
import { Listener } from '#database';
import { WAKE_CHANNEL } from '#jobs';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { EventsStore, PLACED_CHANNEL } from './events-store';

export const LIVE_TOPICS = ['campaign', 'queue', 'proposal', 'sale', 'plan_change'] as const;
export type LiveTopic = (typeof LIVE_TOPICS)[number];

/** What somebody who looks at the service may want to read again; none: all is as it was. */
export interface LiveHint {
  /** Place in the stream of events up to which this tells: who comes back with it misses nothing. */
  readonly position: number;
  readonly topics: readonly LiveTopic[];
}

/** First part of an event's type -> topic. */
const TOPICS: Readonly<Record<string, LiveTopic>> = {
  campaign: 'campaign',
  proposal: 'proposal',
  sale: 'sale',
  plan_change: 'plan_change',
  member: 'plan_change',
};

const HEARTBEAT_MS = 15_000;
/** How much is gathered into one hint, however much happens. */
const GATHER_MS = 500;
const MOST_VIEWERS = 200;

interface Viewer {
  queueMoved: boolean;
  wake: () => void;
}

/** Tells who looks at the service when something has changed, whichever process changed it. */
@Injectable()
export class LiveHints implements OnModuleDestroy {
  private readonly ending = new AbortController();
  private readonly viewers = new Set<Viewer>();
  private readonly listener: Listener;

  constructor(
    config: Config,
    private readonly events: EventsStore,
  ) {
    this.listener = new Listener(config.env.DATABASE_URL, [PLACED_CHANNEL, WAKE_CHANNEL], (channel) => {
      for (const viewer of this.viewers) {
        viewer.queueMoved ||= channel === WAKE_CHANNEL;
        viewer.wake();
      }
    });
  }

  /** Ends when `gone` does, or the process. `after`: the last place that the viewer knows; null: from now on. Throws `overloaded`. */
  async *hints(after: number | null, gone: AbortSignal): AsyncGenerator<LiveHint> {
    if (this.viewers.size >= MOST_VIEWERS)
      throw new DomainError('overloaded', `${MOST_VIEWERS} look on already; try again later`);
    const end = AbortSignal.any([gone, this.ending.signal]);
    const viewer: Viewer = { queueMoved: false, wake: () => undefined };
    this.viewers.add(viewer);
    end.addEventListener('abort', () => viewer.wake(), { once: true });
    try {
      let position = after ?? (await this.events.lastPosition());
      yield { position, topics: [] };
      while (!end.aborted) {
        const woken = new Promise<void>((resolve) => (viewer.wake = resolve));
        await this.listener.open();
        const news = await this.events.typesAfter(position);
        const topics = new Set(news.types.flatMap((type) => TOPICS[type.split('.')[0] ?? ''] ?? []));
        if (viewer.queueMoved) topics.add('queue');
        viewer.queueMoved = false;
        position = news.position;
        yield { position, topics: [...topics] };
        const heartbeat = setTimeout(viewer.wake, HEARTBEAT_MS);
        await woken;
        clearTimeout(heartbeat);
        await pause(GATHER_MS, undefined, { signal: end }).catch(() => undefined);
      }
    } finally {
      this.viewers.delete(viewer);
    }
  }

  async onModuleDestroy(): Promise<void> {
    this.ending.abort();
    await this.listener.close();
  }
}
