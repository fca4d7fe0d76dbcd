import { setTimeout as pause } from 'node:timers/promises';
import { SECOND } from './clock';
import type { Config } from './config';

/** For what is closed after requests and jobs have ended. */
const CLOSING_MS = 2 * SECOND;

const SIGNALS = ['SIGTERM', 'SIGINT'] as const;

/** What an app has to do when it is told to stop. */
export interface Ending {
  /** From now on it is not ready; it serves on for `DRAIN_MS`. */
  readonly drain?: () => void;
  /** Takes nothing more, lets what is at work end, closes everything. */
  readonly close: () => Promise<void>;
}

/**
 * On SIGTERM or SIGINT: drains, closes, and ends the process by the same signal; within DRAIN_MS + SHUTDOWN_DEADLINE_MS and two
 * seconds in any case. A second signal ends it at once.
 */
export function endOnSignal(name: string, { env }: Config, { drain, close }: Ending): void {
  const end = async (signal: NodeJS.Signals) => {
    process.stdout.write(`${name} stops: what is at work ends, no more is taken\n`);
    setTimeout(() => process.exit(1), env.DRAIN_MS + env.SHUTDOWN_DEADLINE_MS + CLOSING_MS).unref();
    if (drain && env.DRAIN_MS > 0) {
      drain();
      await pause(env.DRAIN_MS);
    }
    await close();
    process.kill(process.pid, signal); // nobody listens any more: it ends as if it had never been caught
    process.exit(0); // but the first process of a container, which such a signal does not end
  };
  const told = (signal: NodeJS.Signals) => {
    for (const one of SIGNALS) process.off(one, told);
    void end(signal);
  };
  for (const one of SIGNALS) process.on(one, told);
}
