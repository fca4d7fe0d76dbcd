import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { environmentSchema, Config } from './config';
import { LOG_FIELDS, loggerOptions, noteLogIds, withLogIds } from './log';

const config = new Config(
  environmentSchema.parse({
    DATABASE_URL: 'postgres://localhost/tierlift',
    STRIPE_SECRET_KEY: 'sk_test_1',
    STRIPE_WEBHOOK_SECRET: 'whsec_1',
  }),
);

/** A logger as the service has it, and what it wrote. */
function logger() {
  const written: string[] = [];
  const { pinoHttp } = loggerOptions(config);
  const log = pino(pinoHttp as object, { write: (line: string) => void written.push(line) });
  const parsed = () => written.map((line) => JSON.parse(line) as Record<string, unknown>);
  return { log, written, parsed };
}

describe('a line of the log', () => {
  it('carries the ids of the request or job at work, through every await, and those of no other', async () => {
    const { log, parsed } = logger();
    const serve = (requestId: string, memberId: string) =>
      withLogIds({ requestId }, async () => {
        await new Promise(setImmediate);
        noteLogIds({ memberId });
        await new Promise(setImmediate);
        log.info('done');
      });
    await Promise.all([serve('r1', 'm1'), serve('r2', 'm2')]);
    log.info('outside');
    expect(parsed().map(({ requestId, memberId }) => [requestId, memberId])).toEqual([
      ['r1', 'm1'],
      ['r2', 'm2'],
      [undefined, undefined],
    ]);
  });

  it('holds no field but those that were allowed, and no address or secret within them', () => {
    const { log, written, parsed } = logger();
    log.error(
      { body: { card: '4242' }, authorization: 'Bearer tl_abc', error: 'no mail to ann@example.com' },
      'failed',
    );
    log.error({ error: new Error('key sk_live_0123456789 refused, Bearer tl_0123456789abc too') }, 'failed');
    log.error({ error: 'rk_live_0123456789, whsec_0123456789ab=, pi_3abc_secret_0123456789' }, 'failed');
    expect(written.join('')).not.toMatch(/4242|tl_abc|ann@|0123/);
    expect(parsed().map(({ error }) => String(error).split('\n')[0])).toEqual([
      'no mail to [email]',
      'Error: key [secret] refused, [secret] too',
      '[secret], [secret], [secret]',
    ]);
  });

  it('is not spent on the modules and routes that Nest lists at each start, but for whoever debugs', () => {
    const { log, parsed } = logger();
    const start = () => {
      log.info({ context: 'RouterExplorer' }, 'Mapped {/v1/plans, GET} route');
      log.warn({ context: 'RouterExplorer' }, 'something is wrong');
      log.info({ context: 'http' }, 'answered');
    };
    start();
    log.level = 'debug';
    start();
    expect(parsed().map(({ msg }) => String(msg).split(' ')[0])).toEqual(
      'something answered Mapped something answered'.split(' '),
    );
  });

  it('holds no number of a card, and leaves our own ids alone', () => {
    const { log, parsed } = logger();
    const ids = '01950000-1111-7222-8333-444455556666';
    log.error({ error: 'declined: 4242424242424242, 4242 4242 4242 4242', jobId: ids, status: 402 }, 'failed');
    expect(parsed()).toMatchObject([{ error: 'declined: [number], [number]', jobId: ids, status: 402 }]);
  });

  it('stays one line whatever is in it', () => {
    const { log, written } = logger();
    const forged = 'x\r\n{"level":60,"msg":"forged"}\n\u2028';
    log.warn({ error: forged }, forged);
    expect(written).toHaveLength(1);
    expect(written[0]?.trimEnd()).not.toMatch(/[\r\n]/);
  });

  it('is allowed every field that the code logs', () => {
    const root = join(__dirname, '../../..');
    const logged = ['apps/api', 'apps/worker', 'libs'].flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true })
        .map(String)
        .filter((file) => /(?<!\.spec)\.ts$/.test(file))
        .flatMap((file) => [
          ...readFileSync(join(root, folder, file), 'utf8').matchAll(
            /\blog(?:ger)?\.(?:error|warn|log|debug|fatal)\(\s*\{([^{}]*)\}/g,
          ),
        ])
        .flatMap(([, fields = '']) => [...fields.matchAll(/(?:^|,)\s*(\w+)/g)].map(([, name]) => String(name))),
    );
    expect(logged.length).toBeGreaterThan(30);
    expect(logged.filter((name) => !LOG_FIELDS.has(name))).toEqual([]);
  });
});
