import { QueueOutage } from './queue-outage';

/** A server that is down until it is told otherwise: some ask in vain, some wait for the answer, as Redis' client does. */
function outages() {
  const lines: string[] = [];
  let up: () => void = () => undefined;
  const asked = () => new Promise<void>((resolve) => (up = resolve));
  const say = (level: string) => (_: object, message: string) => void lines.push(`${level} ${message}`);
  const outage = new QueueOutage(asked, { error: say('error'), warn: say('warn') });
  const recover = async () => {
    up();
    await new Promise(setImmediate);
  };
  return { lines, outage, recover };
}

const DOWN = 'error the queue does not answer: jobs wait in the database';
const UP = 'warn the queue answers again';

describe('an outage of the queue', () => {
  it('is one line, however many connections complain how often, and one line when it is over', async () => {
    const { lines, outage, recover } = outages();
    for (let i = 0; i < 100; i++) outage.noticed('ECONNREFUSED');
    expect(lines).toEqual([DOWN]);
    await recover();
    expect(lines).toEqual([DOWN, UP]);
    outage.noticed('ECONNREFUSED');
    await recover();
    expect(lines).toEqual([DOWN, UP, DOWN, UP]);
  });

  it('is none when the process is told to stop', async () => {
    const { lines, outage, recover } = outages();
    outage.noticed('ECONNREFUSED');
    outage.stop();
    await recover();
    outage.noticed('the connection was closed');
    expect(lines).toEqual([DOWN]);
  });
});
