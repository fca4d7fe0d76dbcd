import { SECOND, type Config } from '#platform';
import { statfs } from 'node:fs/promises';
import { createTransport } from 'nodemailer';
import { fault, ok, warning, type Finding } from './finding';

const ANSWERS_WITHIN_MS = 5 * SECOND;
const FREE_BYTES = 1e9;

/** What lies around the service: its own address, the mail server, the disk. */
export async function examineSurroundings(config: Config): Promise<Finding[]> {
  return Promise.all([ownAddress(config), mail(config), disk()]);
}

async function ownAddress({ publicUrl }: Config): Promise<Finding> {
  const todo = 'PUBLIC_URL must lead to the api, from here too: Stripe, and members’ browsers, come by it';
  try {
    const answer = await fetch(`${publicUrl}/health/live`, { signal: AbortSignal.timeout(ANSWERS_WITHIN_MS) });
    const body = (await answer.json()) as { status?: unknown };
    return answer.ok && body.status === 'ok'
      ? ok('PUBLIC_URL', `${publicUrl} leads to an api`)
      : fault('PUBLIC_URL', `at ${publicUrl} somebody else answers`, todo);
  } catch {
    return fault('PUBLIC_URL', `${publicUrl} does not answer`, todo);
  }
}

async function mail({ env }: Config): Promise<Finding> {
  if (!env.SMTP_URL) return ok('e-mail', 'not set up: campaigns by e-mail cannot be made');
  const transport = createTransport({
    url: env.SMTP_URL,
    connectionTimeout: ANSWERS_WITHIN_MS,
    greetingTimeout: ANSWERS_WITHIN_MS,
    socketTimeout: ANSWERS_WITHIN_MS,
  });
  try {
    await transport.verify();
    return ok('e-mail', 'the server answers and takes the password');
  } catch (error) {
    const { code } = error as { code?: string };
    return fault(
      'SMTP_URL',
      `the mail server does not take us (${code ?? 'no answer'})`,
      'check address, port and password',
    );
  } finally {
    transport.close();
  }
}

async function disk(): Promise<Finding> {
  const { bavail, bsize } = await statfs('.');
  const free = bavail * bsize;
  const says = `${(free / 1e9).toFixed(1)} GB are free here`;
  return free < FREE_BYTES
    ? warning('disk', says, 'make room; and look at the database’s own disk, which cannot be seen from here')
    : ok('disk', says);
}
