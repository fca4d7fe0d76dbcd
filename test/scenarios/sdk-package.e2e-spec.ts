import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { seedCatalogue } from '../support/catalogue';
import { KEY, World } from '../support/world';

const run = promisify(execFile);
const root = join(__dirname, '../..');

const JOURNEY = `
async function journey({ Tierlift, NotFoundError, verify }) {
  const tierlift = new Tierlift({ baseUrl: process.env.TIERLIFT_URL, apiKey: process.env.TIERLIFT_API_KEY });
  const id = process.argv[2];
  await tierlift.members.put(id, { timeZone: 'Europe/Berlin' });
  const unknown = await tierlift.members.get('nobody').catch((error) => error);
  const ids = [];
  for await (const member of tierlift.members.list(1)) ids.push(member.id);
  tierlift.signals.track({ member: id, name: 'content_completed', occurredAt: '2026-03-02T09:00:00Z' });
  console.log(JSON.stringify({ code: unknown instanceof NotFoundError && unknown.code, listed: ids.includes(id), verify: typeof verify }));
}`;
const SCRIPTS = {
  'journey.mjs': `import * as sdk from '@tierlift/sdk';${JOURNEY}\nawait journey(sdk);`,
  'journey.cjs': `const sdk = require('@tierlift/sdk');${JOURNEY}\njourney(sdk);`,
  'waits.mjs': `import { Tierlift } from '@tierlift/sdk';
const tierlift = new Tierlift({ baseUrl: process.env.TIERLIFT_URL, apiKey: process.env.TIERLIFT_API_KEY, signals: { flushIntervalMs: 1e6 } });
tierlift.signals.track({ member: process.argv[2], name: 'content_completed', occurredAt: '2026-03-02T09:30:00Z' });
setInterval(() => undefined, 1e6);
if (process.argv[3]) process.once('SIGTERM', () => fetch(process.argv[3]).then(({ status }) => process.exit(status === 200 ? 7 : 1)));
console.log('ready');`,
  'types.mts': `import { Tierlift, type TierliftEvent } from '@tierlift/sdk';
const tierlift = new Tierlift({ baseUrl: 'http://127.0.0.1', apiKey: 'k' });
export const plan: Promise<string> = tierlift.members.get('ann').then((member) => member.plan);
export const walk = async (): Promise<string[]> => {
  const plans = [];
  for await (const member of tierlift.members.list()) plans.push(member.plan);
  for await (const event of tierlift.events.list()) plans.push(event.type);
  return plans;
};
// @ts-expect-error: no member has this
export const none = tierlift.members.get('ann').then((member) => member.nickname);
// @ts-expect-error: a path of the API, and no other
void tierlift.request('get', '/v1/nowhere', {});
export const changed = (event: TierliftEvent) => (event.type === 'member.plan_changed' ? event.data.previousPlan : null);`,
  'types.cts': `import { Tierlift } from '@tierlift/sdk';
export const tierlift: Tierlift = new Tierlift({ baseUrl: 'http://127.0.0.1', apiKey: 'k' });`,
};

describe('the package @tierlift/sdk, packed and installed into an empty project', () => {
  let world: World;
  let project: string;
  let env: NodeJS.ProcessEnv;
  beforeAll(async () => {
    const { buildSdk } = (await import(join(root, 'scripts/sdk.cjs'))) as { buildSdk(folder: string): string };
    project = mkdtempSync(join(tmpdir(), 'tierlift-sdk-'));
    const npm = (...args: string[]) => run('npm', [...args, '--offline', '--no-audit', '--no-fund'], { cwd: project });
    await npm('pack', buildSdk(join(project, 'built')));
    const tarball = readdirSync(project).find((name) => name.endsWith('.tgz')) ?? 'none';
    writeFileSync(join(project, 'package.json'), '{ "name": "empty", "private": true }');
    await npm('install', `./${tarball}`);
    rmSync(join(project, 'built'), { recursive: true });
    for (const [name, text] of Object.entries(SCRIPTS)) writeFileSync(join(project, name), text);
    world = await World.start();
    await seedCatalogue(world);
    env = { ...process.env, TIERLIFT_URL: await world.api.getUrl(), TIERLIFT_API_KEY: KEY };
  });
  afterAll(async () => {
    await world.stop();
    rmSync(project, { recursive: true });
  });

  const signalsOf = (member: string) =>
    world.rows<{ name: string }>(
      `select s.name from signal s join member m on m.id = s.member_id where m.external_id = $1`,
      [member],
    );

  it('brings nothing else with it, and no source', () => {
    expect(readdirSync(join(project, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual(['@tierlift']);
    const installed = join(project, 'node_modules/@tierlift/sdk');
    expect(readdirSync(installed).sort()).toEqual(['LICENSE', 'README.md', 'dist', 'package.json']);
    expect(readFileSync(join(installed, 'package.json'), 'utf8')).not.toContain('ependencies');
  });

  it.each(['journey.mjs', 'journey.cjs'])(
    'works from %s, and has sent its signals when the process ends',
    async (script) => {
      const member = `by-${script}`;
      const { stdout, stderr } = await run(process.execPath, [script, member], { cwd: project, env });
      expect(stderr).toBe('');
      expect(JSON.parse(stdout)).toEqual({ code: 'member_unknown', listed: true, verify: 'function' });
      expect(await signalsOf(member)).toEqual([{ name: 'content_completed' }]);
    },
  );

  it.each([
    ['which then ends by that signal', 'told', undefined, [null, 'SIGTERM']],
    ['which its own end, listened for once, completes in peace', 'heard', '/health/live', [7, null]],
  ])('sends what waits when the process is told to end, %s', async (_how, member, path, expected) => {
    await world.ok('PUT', `/v1/members/${member}`, {});
    const last = path ? [(env.TIERLIFT_URL ?? '') + path] : [];
    const child = spawn(process.execPath, ['waits.mjs', member, ...last], {
      cwd: project,
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await new Promise((resolve) => child.stdout.once('data', resolve));
    const ended = new Promise((resolve) => child.once('exit', (code, signal) => resolve([code, signal])));
    child.kill('SIGTERM');
    expect(await ended).toEqual(expected);
    expect(await signalsOf(member)).toEqual([{ name: 'content_completed' }]);
  });

  it('gives its types to a strict project of either kind', async () => {
    const tsc = join(root, 'node_modules/typescript/bin/tsc');
    const options = ['--noEmit', '--strict', '--skipLibCheck', 'false', '--module', 'nodenext', '--lib', 'es2022,dom'];
    const { stdout } = await run(process.execPath, [tsc, ...options, 'types.mts', 'types.cts'], { cwd: project }).catch(
      (error: { stdout: string }) => error,
    );
    expect(stdout).toBe('');
  });
});
