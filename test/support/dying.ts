import { AsyncLocalStorage } from 'node:async_hooks';
import { once } from 'node:events';
import http, { type ClientRequest } from 'node:http';
import type { Socket } from 'node:net';
import { setImmediate as immediate } from 'node:timers/promises';
import { SteadyClient } from '#database';

/** At which step of input or output, counted from 1, a process dies: before the step is made, or after it was made and before its answer is seen. */
export interface Death {
  readonly step: number;
  readonly when: 'before' | 'after';
}

interface Life {
  readonly death: Death;
  readonly clients: Set<SteadyClient>;
  /** Of the connections, once it is dead. */
  ends: readonly Promise<unknown>[];
  step: number;
  dead: boolean;
}

const lives = new AsyncLocalStorage<Life>();

/**
 * Runs `work` as a process that dies at the given step: from then on no statement reaches PostgreSQL and no request reaches
 * Stripe, and its connections are gone, so that open transactions roll back and locks are freed. Whatever `work` still does
 * cannot be seen by anybody. Answers how many steps were begun and whether it died.
 */
export async function dying(death: Death, work: () => Promise<unknown>): Promise<{ steps: number; died: boolean }> {
  const life: Life = { death, clients: new Set(), ends: [], step: 0, dead: false };
  await lives.run(life, work).catch((error: unknown) => {
    if (!life.dead) throw error;
  });
  await Promise.all(life.ends);
  await immediate(); // the pools hear of it
  return { steps: life.step, died: life.dead };
}

/** Every death in turn: `work` of another member each time, until one member's work has no step left to die at. Answers the members. */
export async function everyDeath(
  name: string,
  prepare: (member: string) => (() => Promise<unknown>) | Promise<() => Promise<unknown>>,
): Promise<string[]> {
  const members: string[] = [];
  for (const when of ['before', 'after'] as const) {
    let died = true;
    for (let step = 1; died; step++) {
      const member = `${name}-${when}-${step}`;
      const work = await prepare(member);
      members.push(member);
      ({ died } = await dying({ step, when }, work));
    }
  }
  return members;
}

const gone = () => new Error('the process is dead');

/** What becomes of the next step of the present life. */
function next(life: Life): 'made' | 'not made' | 'made, answer lost' {
  if (life.dead) return 'not made';
  life.step += 1;
  if (life.step < life.death.step) return 'made';
  if (life.death.when === 'after') return 'made, answer lost';
  end(life);
  return 'not made';
}

/** The sockets close without a word, as those of a killed process do. Of statements that were under way together each may lose its answer: it dies once. */
function end(life: Life): void {
  if (life.dead) return;
  life.dead = true;
  life.ends = [...life.clients].map((client) => {
    const { stream } = (client as SteadyClient & { connection: { stream: Socket } }).connection;
    if (stream.destroyed) return Promise.resolve();
    const closed = once(stream, 'close');
    stream.destroy();
    return closed;
  });
}

type Query = (...query: unknown[]) => unknown;
type Answered = (error: unknown, answer?: unknown) => void;
const query = SteadyClient.prototype.query as Query;
SteadyClient.prototype.query = function (this: SteadyClient, ...given: unknown[]) {
  const life = lives.getStore();
  if (!life) return query.apply(this, given);
  const answered = given.at(-1);
  if (typeof answered !== 'function') return queryInLife(this, life, given);
  // the pool asks by callback, and waits for it before it takes the connection back
  queryInLife(this, life, given.slice(0, -1)).then(
    (answer) => (answered as Answered)(null, answer),
    (error: unknown) => (answered as Answered)(error),
  );
  return undefined;
} as typeof SteadyClient.prototype.query;

async function queryInLife(client: SteadyClient, life: Life, given: readonly unknown[]): Promise<unknown> {
  life.clients.add(client);
  const fate = next(life);
  if (fate === 'not made') throw gone();
  const answer = await query.apply(client, [...given]);
  if (fate === 'made') return answer;
  end(life);
  throw gone();
}

const request = http.request;
http.request = ((...given: Parameters<typeof http.request>): ClientRequest => {
  const life = lives.getStore();
  const fate = life ? next(life) : 'made';
  const made = request(...given);
  if (fate === 'not made') return made.destroy(gone());
  if (!life || fate === 'made') return made;
  const emit = made.emit.bind(made) as (name: string, ...rest: unknown[]) => boolean;
  made.emit = (name: string, ...rest: unknown[]) => {
    if (name !== 'response') return emit(name, ...rest);
    const [response] = rest as [http.IncomingMessage];
    response.resume().once('end', () => {
      end(life);
      emit('error', gone());
    });
    return true;
  };
  return made;
}) as typeof http.request;
