// What a membership site does with Tierlift, over HTTP.

const POLL_MS = 15;
const DRAIN_MS = 60_000;
const CLOCK_MS = 2_000;

/** @typedef {ReturnType<typeof site>} Site */

/** @param {{ apiUrl: string, apiKey: string, sandboxUrl: string }} stack */
export function site(stack) {
  const authorization = `Bearer ${stack.apiKey}`;

  async function call(method, path, body) {
    const json = body === undefined ? {} : { body: JSON.stringify(body) };
    const headers = { authorization, ...(json.body && { 'content-type': 'application/json' }) };
    const reply = await fetch(stack.apiUrl + path, { method, headers, ...json }).catch((error) => {
      throw new Error(`${method} ${path}: ${error.cause?.code ?? error.message}`);
    });
    const answer = await reply.json();
    if (!reply.ok)
      throw Object.assign(new Error(`${method} ${path}: ${reply.status} ${answer.code} (${answer.detail})`), {
        code: answer.code,
      });
    return answer;
  }

  async function sandbox(path, body) {
    const reply = await fetch(`${stack.sandboxUrl}/_sandbox/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!reply.ok) throw new Error(`sandbox ${path}: ${reply.status} ${await reply.text()}`);
    return reply.json();
  }

  /** Waits until nothing is due, at work or on its way. A worker that was killed is waited for. */
  async function drain() {
    const idle = async () => {
      const { waiting, enqueued } = await call('GET', '/v1/jobs');
      return waiting + enqueued === 0;
    };
    for (const since = performance.now(); performance.now() - since < DRAIN_MS;) {
      if (await idle()) {
        await sandbox('flush', {});
        if (await idle()) return;
      }
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
    throw new Error(`jobs not done after ${DRAIN_MS / 1000} s: ${JSON.stringify(await call('GET', '/v1/jobs'))}`);
  }

  /** Stripe's time first, then ours. */
  async function setClocks(to) {
    const now = new Date(to).toISOString();
    await sandbox('clock', { now });
    await sandbox('flush', {});
    await call('PUT', '/test/clock', { now });
  }

  /** Moves the time, and lets happen what became due. */
  async function travel(to) {
    await setClocks(to);
    await drain();
  }

  /** From now on time runs as on this machine. Never resolves. */
  async function runOn() {
    for (;;) {
      await setClocks(new Date());
      await new Promise((resolve) => setTimeout(resolve, CLOCK_MS));
    }
  }

  async function pages(path) {
    const all = [];
    for (let after = ''; ;) {
      const { data, hasMore } = await call(
        'GET',
        `${path}?limit=100${after && `&startingAfter=${encodeURIComponent(after)}`}`,
      );
      all.push(...data);
      if (!hasMore) return all;
      after = data.at(-1).id;
    }
  }

  return { call, drain, travel, runOn, pages };
}

export const memberPath = (id) => `/v1/members/${encodeURIComponent(id)}`;

const WIDTH = 8;

/** Runs `work` on all items, some at a time, in any order. */
export async function each(items, work) {
  const queue = [...items];
  const lane = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: WIDTH }, lane));
}
