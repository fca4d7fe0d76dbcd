import { Coalescer } from './coalescer';

const LIMITS = { maxItems: 10, enough: 1, maxFlushes: 1, maxWaiting: 30 };
const never = () => false;
/** The next turn of the event loop. */
const turn = () => new Promise(setImmediate);

/** A flush that waits until it is let go. */
function gate() {
  const flushed: number[][] = [];
  const open: (() => void)[] = [];
  const flush = async (items: readonly number[]) => {
    flushed.push([...items]);
    await new Promise<void>((resolve) => open.push(resolve));
    if (items.includes(13)) throw new Error('bad luck');
    return items.map((item) => item * 2);
  };
  const letGo = async () => {
    await turn();
    open.shift()?.();
    await turn();
  };
  return { flushed, flush, letGo };
}

function taken(coalescer: Coalescer<number, number>, items: number[]): Promise<number[]> {
  return coalescer.add(items) ?? Promise.reject(new Error('not taken'));
}

describe('concurrent calls', () => {
  it('are flushed together while one flush is under way, and each is answered with its own', async () => {
    const { flushed, flush, letGo } = gate();
    const coalescer = new Coalescer(flush, never, LIMITS);
    const first = taken(coalescer, [1]);
    await turn();
    const answers = [first, ...[[2, 3], [4]].map((items) => taken(coalescer, items))];
    await letGo();
    await letGo();
    expect(await Promise.all(answers)).toEqual([[2], [4, 6], [8]]);
    expect(flushed).toEqual([[1], [2, 3, 4]]);
  });

  it('that come at once are shared out among the flushes that are free', async () => {
    const { flushed, flush, letGo } = gate();
    const coalescer = new Coalescer(flush, never, { ...LIMITS, maxFlushes: 2 });
    const answers = [[1], [2, 3], [4], [5], [6]].map((items) => taken(coalescer, items));
    await letGo();
    await letGo();
    await Promise.all(answers);
    expect(flushed).toEqual([
      [1, 2, 3],
      [4, 5, 6],
    ]);
  });

  it('begin a flush beside another only when they are enough for it', async () => {
    const { flushed, flush, letGo } = gate();
    const coalescer = new Coalescer(flush, never, { ...LIMITS, enough: 3, maxFlushes: 2 });
    const answers = [[1], [2]].map((items) => taken(coalescer, items));
    await turn();
    answers.push(taken(coalescer, [3]), taken(coalescer, [4]));
    await turn();
    expect(flushed).toEqual([[1, 2]]);
    answers.push(taken(coalescer, [5]));
    await turn();
    expect(flushed).toEqual([
      [1, 2],
      [3, 4, 5],
    ]);
    await letGo();
    await letGo();
    expect(await Promise.all(answers)).toEqual([[2], [4], [6], [8], [10]]);
  });

  it('do not wait for a flush that hangs', async () => {
    const { flush } = gate();
    const coalescer = new Coalescer(
      (items: readonly number[]) => (items.includes(1) ? flush(items) : Promise.resolve([...items])),
      never,
      { ...LIMITS, enough: 3, maxFlushes: 2 },
    );
    void taken(coalescer, [1]);
    await turn();
    expect(await taken(coalescer, [2])).toEqual([2]);
    expect(await taken(coalescer, [3])).toEqual([3]);
  });

  it('never exceed the limit of a flush, but for a single call that is larger', async () => {
    const { flushed, flush, letGo } = gate();
    const coalescer = new Coalescer(flush, never, LIMITS);
    const many = Array.from({ length: 12 }, (_, i) => 100 + i);
    const answers = [many, [1, 2, 3, 4, 5, 6], [7, 8, 9, 10, 11]].map((items) => taken(coalescer, items));
    for (let i = 0; i < 3; i++) await letGo();
    await Promise.all(answers);
    expect(flushed.map(({ length }) => length)).toEqual([12, 6, 5]);
  });

  it('beyond the bound are not taken, and are again once there is room', async () => {
    const { flush, letGo } = gate();
    const coalescer = new Coalescer(flush, never, LIMITS);
    const first = taken(coalescer, [1]);
    await turn();
    const full = taken(
      coalescer,
      Array.from({ length: 30 }, () => 2),
    );
    expect(coalescer.add([3])).toBeNull();
    await letGo();
    await letGo();
    await Promise.all([first, full]);
    const later = coalescer.add([3]);
    await letGo();
    expect(await later).toEqual([6]);
  });

  it('do not suffer from one that fails, and all fail at once when nothing can be reached', async () => {
    for (const isTemporary of [false, true]) {
      const { flush, letGo } = gate();
      const coalescer = new Coalescer(flush, () => isTemporary, LIMITS);
      const first = taken(coalescer, [0]);
      await turn();
      const answers = [first, ...[[1], [13], [2]].map((items) => taken(coalescer, items))];
      const settled = Promise.allSettled(answers);
      for (let i = 0; i < 5; i++) await letGo();
      expect((await settled).map(({ status }) => status)).toEqual(
        isTemporary
          ? ['fulfilled', 'rejected', 'rejected', 'rejected']
          : ['fulfilled', 'fulfilled', 'rejected', 'fulfilled'],
      );
    }
  });
});
