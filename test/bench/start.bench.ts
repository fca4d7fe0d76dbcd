import 'reflect-metadata';
import { median, type Measured } from './bench';
import { API, BenchService } from './service';

const ROUNDS = 7;
const PLAIN = 'start of the same libraries with nothing in them';
const STARTS = [
  [PLAIN, 'plain-app.mjs'],
  ['start of the api', API],
] as const;

/** How long a process takes from its first instruction until it answers, against one that has the same libraries and nothing else; one after the other, medians. */
export async function bench(): Promise<Measured[]> {
  const service = await BenchService.start();
  try {
    const measured = STARTS.map(([what, file]) => ({ what, file, seconds: [] as number[], memory: [] as number[] }));
    for (let round = 0; round <= ROUNDS; round++) {
      for (const { file, seconds, memory } of measured) {
        const start = performance.now();
        await service.serve(file);
        const took = (performance.now() - start) / 1000;
        const [resident = Number.NaN] = await service.memory();
        await service.endProcesses();
        if (round === 0) continue; // the disk is read once
        seconds.push(took);
        memory.push(resident);
      }
    }
    return measured.map(({ what, seconds, memory }) => ({
      what,
      perSecond: 1 / median(seconds),
      ...(what !== PLAIN && { against: PLAIN, goal: '>= 0.67' }),
      note: `${median(seconds).toFixed(2)} s, ${median(memory)} MiB`,
    }));
  } finally {
    await service.stop();
  }
}
