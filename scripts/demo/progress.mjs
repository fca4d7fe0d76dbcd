// A bar in a terminal, a line a day elsewhere.
import cliProgress from 'cli-progress';

/** @param {{ workerPid: () => number }} stack */
export function progressBar(stack, days) {
  const bar = process.stdout.isTTY
    ? new cliProgress.SingleBar({
        format: ' {bar} day {day} of {days} | {signals} signals | {asked} asked | {accepts} yes',
        hideCursor: true,
      })
    : null;
  bar?.start(days, 0, { day: 0, days, signals: 0, asked: 0, accepts: 0 });
  let last = 0;
  let pid = stack.workerPid();
  return {
    update(state) {
      if (stack.workerPid() !== pid) console.log(`worker pid ${(pid = stack.workerPid())}`);
      if (bar) return bar.update(state.day, { ...state, days });
      if (state.day > last)
        console.log(
          `day ${(last = state.day)} of ${days}: ${state.signals} signals, ${state.asked} members asked, ${state.accepts} yes`,
        );
    },
    stop: () => bar?.stop(),
  };
}
