// Runs what README.md tells a newcomer to type, from top to bottom, as written. Used by .ci/run in a fresh clone.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const DEADLINE_MS = 1_200_000;

/** Not run here, and why. Each must still be in the README. */
const ELSEWHERE = {
  'npm run demo': 'a line of .ci/run',
  'npm test': 'a line of .ci/run',
  'docker compose up -d': 'needs a container engine; the compose file is linted by npm run check',
  'npm run demo -- --events log.ndjson --mapping my.mapping.json': 'a line of .ci/run, with a log',
};
/** Stays: what it prints when it can be used. It is ended by Ctrl-C before the next one of these, and at the end. */
const STAYS = { 'npm run demo -- --keep': /Running until Ctrl-C/, 'npm start -- --example-site': /^Example site: /m };

const blocks = [...readFileSync(join(root, 'README.md'), 'utf8').matchAll(/^```sh\n(.*?)^```/gms)];
const commands = blocks
  .flatMap(([, text]) => text.replaceAll('\\\n', ' ').split('\n'))
  .map((line) => line.replace(/(^|\s+)# .*$/, '').trim())
  .filter((line) => line !== '');

/** A shell that keeps its variables from command to command; curl fails with an answer that is none. */
function openShell() {
  const home = mkdtempSync(join(tmpdir(), 'tierlift-readme-'));
  writeFileSync(join(home, '.curlrc'), 'fail-with-body\nsilent\nshow-error\n');
  const shell = spawn('bash', ['-uo', 'pipefail'], {
    cwd: root,
    env: { ...process.env, CURL_HOME: home },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const run = (command) =>
    new Promise((resolve, reject) => {
      let said = '';
      const hear = (data) => {
        said += data;
        const [, status] = /\nstatus (\d+)\n$/.exec(said) ?? [];
        if (status === undefined) return;
        shell.stdout.off('data', hear);
        console.log(said.slice(0, said.lastIndexOf('\nstatus')).slice(0, 600));
        if (status === '0') resolve();
        else reject(new Error(`${command}: exit code ${status}`));
      };
      shell.stdout.on('data', hear);
      shell.stdin.write(`${command}\nprintf '\\nstatus %s\\n' $?\n`);
    });
  const close = () => {
    shell.stdin.end();
    rmSync(home, { recursive: true });
  };
  return { run, close };
}

/** Starts what stays, answers when it can be used; `stop` is Ctrl-C and fails if the end was not clean. */
function start(command, ready) {
  const child = spawn(command, { cwd: root, shell: true, detached: true, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => child.once('exit', (code, signal) => resolve(code ?? signal)));
  const stop = async () => {
    process.kill(-child.pid, 'SIGINT');
    await ended;
  };
  return new Promise((resolve, reject) => {
    let said = '';
    const late = setTimeout(() => {
      reject(new Error(`${command}: not ready in time`));
      void stop();
    }, DEADLINE_MS);
    void ended.then((code) => reject(new Error(`${command}: ended with ${code}`)));
    child.stdout.on('data', (data) => {
      process.stdout.write(data);
      said += data;
      if (!ready.test(said)) return;
      clearTimeout(late);
      resolve({ stop });
    });
  });
}

/** What a command has caused is done when the next is typed: a hand is slower than the queue. */
async function settled() {
  const { callService } = await import('./service.mjs');
  for (const since = performance.now(); performance.now() - since < DEADLINE_MS;) {
    const { waiting, enqueued } = await callService('GET', '/v1/jobs');
    if (waiting + enqueued === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('jobs are not done in time');
}

if (existsSync(join(root, '.env'))) throw new Error('.env exists; this is for a fresh clone');
for (const command of [...Object.keys(ELSEWHERE), ...Object.keys(STAYS)])
  if (!commands.includes(command)) throw new Error(`README.md no longer says: ${command}`);
const shell = openShell();
let service;
try {
  for (const command of commands) {
    if (ELSEWHERE[command]) {
      console.log(`-- ${command}   (${ELSEWHERE[command]})`);
      continue;
    }
    console.log(`$ ${command}`);
    if (STAYS[command]) {
      await service?.stop();
      service = await start(command, STAYS[command]);
    } else {
      await shell.run(command);
      if (command.startsWith('curl')) await settled();
    }
  }
  console.log(`README.md works as written: ${commands.length} commands`);
} finally {
  await service?.stop();
  shell.close();
  rmSync(join(root, '.env'), { force: true });
}
