// A bar in a terminal, a line a day elsewhere.
import cliProgress from 'cli-progress';
import { usd } from './money.mjs';

/** @param {number} days */
export function progressBar(days) {
  const bar = process.stdout.isTTY
    ? new cliProgress.SingleBar({
        format: ' {bar} day {day} of {days} | {signals} signals | {asked} asked | {accepts} yes | {mrr} a month',
        barsize: 24,
        hideCursor: true,
      })
    : null;
  let workerPid = () => undefined;
  let pid;
  let lastDay = 0;

  /** A line of its own, above the bar. */
  function print(line) {
    if (bar?.isActive) process.stdout.write('\r\x1b[K');
    console.log(line);
  }

  function tellPid() {
    if (workerPid() === pid) return;
    pid = workerPid();
    print(`worker pid ${pid}`);
  }

  return {
    print,
    start(pidNow) {
      workerPid = pidNow;
      tellPid();
      bar?.start(days, 0, { day: 0, days, signals: 0, asked: 0, accepts: 0, mrr: usd(0, 0) });
    },
    /** @param {{ day: number, signals: number, asked: number, accepts: number, mrrMinor: number }} state after a step */
    update({ day, mrrMinor, ...state }) {
      tellPid();
      const mrr = usd(mrrMinor, 0);
      if (bar) bar.update(day, { ...state, day, days, mrr });
      else if (day > lastDay)
        console.log(
          `day ${day} of ${days}: ${state.signals} signals, ${state.asked} members asked, ${state.accepts} yes, ${mrr} a month`,
        );
      lastDay = day;
    },
    stop: () => bar?.stop(),
  };
}
