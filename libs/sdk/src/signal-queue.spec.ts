import { AuthenticationError, InvalidRequestError, UnavailableError } from './errors.ts';
import { SignalQueue, type SignalQueueOptions } from './signal-queue.ts';

type Sent = Parameters<ConstructorParameters<typeof SignalQueue>[0]>[0];
const signal = (name: string) => ({ member: 'ann', name });
const problem = { type: 't', title: 't', status: 422, code: 'invalid_request', detail: 'no' } as const;

/** A queue, what was sent by it, and how the next requests end. */
function queueOf(options: SignalQueueOptions = {}) {
  const batches: Sent[] = [];
  const failures: Error[] = [];
  const told: [string, string[]][] = [];
  const queue = new SignalQueue(
    async (signals) => {
      batches.push(signals);
      const failure = failures.shift();
      if (failure) throw failure;
      const rejected = signals.flatMap(({ name }, index) =>
        name === 'bad' ? [{ index, code: 'signal_invalid', detail: 'd' }] : [],
      );
      return { accepted: signals.length - rejected.length, duplicates: 0, rejected };
    },
    {
      flushOnExit: false,
      flushIntervalMs: 1e6,
      onError: (error, signals) => told.push([error.message, signals.map(({ name }) => name)]),
      ...options,
    },
  );
  const names = () => batches.map((batch) => batch.map(({ name }) => name));
  return { queue, batches, failures, told, names };
}

describe('tracked signals', () => {
  it('are sent together as soon as enough wait, each with an id and a time', async () => {
    const { queue, batches, names } = queueOf({ flushAt: 2 });
    for (const name of ['a', 'b', 'c']) queue.track(signal(name));
    await queue.flush();
    expect(names()).toEqual([['a', 'b'], ['c']]);
    const all = batches.flat();
    expect(new Set(all.map(({ id }) => id)).size).toBe(3);
    for (const { occurredAt } of all) expect(new Date(occurredAt).toISOString()).toBe(occurredAt);
  });

  it('are sent after a while although few wait', async () => {
    let sent = () => undefined as void;
    const done = new Promise<void>((resolve) => (sent = resolve));
    const queue = new SignalQueue(
      async () => {
        sent();
        return { accepted: 1, duplicates: 0, rejected: [] };
      },
      { flushOnExit: false, flushIntervalMs: 1 },
    );
    queue.track(signal('a'));
    await done;
  });

  it('keep their own id, so that telling twice counts once', async () => {
    const { queue, batches } = queueOf();
    queue.track({ ...signal('a'), id: 'evt-1', occurredAt: '2026-03-02T10:00:00Z' });
    await queue.flush();
    expect(batches[0]).toEqual([{ ...signal('a'), id: 'evt-1', occurredAt: '2026-03-02T10:00:00Z' }]);
  });

  it('wait and are sent again in order, under the same ids, when the service does not answer', async () => {
    const { queue, batches, failures, told, names } = queueOf();
    failures.push(new Error('nobody there'));
    queue.track(signal('a'));
    await queue.flush();
    queue.track(signal('b'));
    await queue.flush();
    expect(names()).toEqual([['a'], ['a', 'b']]);
    expect(batches[1]?.[0]).toEqual(batches[0]?.[0]);
    expect(told).toEqual([['nobody there', ['a']]]);
  });

  it('are kept while the key is wrong, and dropped with a word when they are refused for good', async () => {
    const { queue, failures, told, names } = queueOf({ flushAt: 1 });
    failures.push(new AuthenticationError(401, { ...problem, code: 'api_key_invalid' }));
    queue.track(signal('a'));
    await queue.flush();
    failures.push(new InvalidRequestError(422, problem));
    queue.track(signal('b'));
    await queue.flush();
    expect(names()).toEqual([['a'], ['a'], ['b']]);
    expect(told).toEqual([
      ['api_key_invalid: no', ['a']],
      ['invalid_request: no', ['a']],
    ]);
  });

  it('that the service rejects are told one by one; the others are stored', async () => {
    const { queue, told } = queueOf();
    for (const name of ['a', 'bad', 'c']) queue.track(signal(name));
    await queue.flush();
    expect(told).toEqual([['signal_invalid: d', ['bad']]]);
  });

  it('never exceed what one request may hold', async () => {
    const { queue, names } = queueOf({ flushAt: 1000 });
    for (const name of ['a', 'b', 'c']) queue.track({ ...signal(name), properties: { text: 'x'.repeat(400_000) } });
    await queue.flush();
    expect(names()).toEqual([['a', 'b'], ['c']]);
  });

  it('are refused beyond the most that may wait, so that memory is bounded', () => {
    const { queue, told } = queueOf({ maxWaiting: 1 });
    queue.track(signal('a'));
    queue.track(signal('b'));
    expect(told).toEqual([[expect.stringContaining('wait already'), ['b']]]);
  });

  it('that are no JSON are told at once, and hold up no others', async () => {
    const { queue, told, names } = queueOf({ flushAt: 0 });
    const circle: Record<string, unknown> = {};
    circle.self = circle;
    queue.track({ ...signal('a'), properties: circle });
    queue.track(signal('b'));
    await queue.flush();
    expect(told).toEqual([[expect.stringContaining('circular'), ['a']]]);
    expect(names()).toEqual([['b']]);
  });

  it('are warned of as kept while they wait, and as lost once they are refused', async () => {
    const warn = jest.spyOn(process, 'emitWarning').mockImplementation();
    const failures: Error[] = [new UnavailableError(503, { ...problem, status: 503, code: 'dependency_unavailable' })];
    const queue = new SignalQueue(
      async () => {
        const failure = failures.shift();
        if (failure) throw failure;
        return { accepted: 0, duplicates: 0, rejected: [{ index: 0, code: 'signal_invalid', detail: 'd' }] };
      },
      { flushOnExit: false, flushIntervalMs: 1e6 },
    );
    queue.track(signal('a'));
    await queue.flush();
    await queue.flush();
    expect(warn.mock.calls).toEqual([
      ['Tierlift: 1 signals were not stored yet, and are kept: dependency_unavailable: no'],
      ['Tierlift: 1 signals were not stored: signal_invalid: d'],
    ]);
    warn.mockRestore();
  });

  it('listen to the end of the process only while there is something to lose', async () => {
    const before = process.listenerCount('SIGTERM');
    const { queue } = queueOf({ flushOnExit: true });
    expect(process.listenerCount('SIGTERM')).toBe(before);
    queue.track(signal('a'));
    expect(process.listenerCount('SIGTERM')).toBe(before + 1);
    await queue.close();
    expect(process.listenerCount('SIGTERM')).toBe(before);
  });
});
