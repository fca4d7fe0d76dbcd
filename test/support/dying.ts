import { AsyncLocalStorage } from 'node:async_hooks';
import { once } from 'node:events';
import http, { type ClientRequest } from 'node:http';
import type { Socket } from 'node:net';
import { setImmediate as immediate } from 'node:timers/promises';
import { SteadyClient } from '#database';

interface Life {
  /** The step of input or output, counted from 1, that is its last. */
  readonly last: number;
  readonly clients: Set<SteadyClient>;
  /** Of the connections, once it is dead. */
  ends: readonly Promise<unknown>[];
  /** Called once, in the moment of death. */
  readonly buried: () => void;
  step: number;
  dead: boolean;
}

const lives = new AsyncLocalStorage<Life>();

/**
 * Runs `work` as a process that dies when its last step has been made and before its answer is seen: from then on no statement
 * reaches PostgreSQL and no request reaches Stripe, and its connections are gone, so that open transactions roll back and locks
 * are freed. Whatever `work` still does cannot be seen by anybody. Answers whether it died, or ended before.
 */
export async function dying(last: number, work: () => Promise<unknown>): Promise<boolean> {
  const life = await new Promise<Life>((resolve, reject) => {
    const living: Life = { last, clients: new Set(), ends: [], buried: () => resolve(living), step: 0, dead: false };
    // the dead are not waited for: they pause for a second before they would ask Stripe again
    lives.run(living, work).then(
      () => resolve(living),
      (error: unknown) => (living.dead ? resolve(living) : reject(error as Error)),
    );
  });
  await Promise.all(life.ends);
  await immediate(); // the pools hear of it
  return life.dead;
}

/**
 * Every death in turn: `work` of another member each time, until one member's work ends before it dies. Answers the members. To die
 * before a step is to die after the one before it: a process has nothing but its memory to lose in between.
 */
export async function everyDeath(
  name: string,
  prepare: (member: string) => (() => Promise<unknown>) | Promise<() => Promise<unknown>>,
): Promise<string[]> {
  const members: string[] = [];
  for (let died = true; died;) {
    const member = `${name}-${members.length + 1}`;
    const work = await prepare(member);
    died = await dying(members.push(member), work);
  }
  return members;
}

const gone = () => new Error('the process is dead');

/** What becomes of the next step of the present life. */
function next(life: Life): 'made' | 'not made' | 'made, answer lost' {
  if (life.dead) return 'not made';
  life.step += 1;
  return life.step < life.last ? 'made' : 'made, answer lost';
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
  life.buried();
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
