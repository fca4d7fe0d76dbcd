// What a membership site does with Tierlift, over HTTP, and what a person does on Stripe's hosted page.

const POLL_MS = 15;
const DRAIN_MS = 120_000;

/** @param {{ apiUrl: string, apiKey: string, sandboxUrl: string }} stack */
export function site(stack) {
  const authorization = `Bearer ${stack.apiKey}`;

  async function call(method, path, body) {
    const json = body === undefined ? {} : { body: JSON.stringify(body) };
    const headers = { authorization, ...(json.body && { 'content-type': 'application/json' }) };
    const reply = await fetch(stack.apiUrl + path, { method, headers, ...json });
    const answer = await reply.json();
    if (!reply.ok)
      throw Object.assign(new Error(`${method} ${path}: ${reply.status} ${answer.code} (${answer.detail})`), {
        code: answer.code,
        answer,
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
    for (const since = Date.now(); Date.now() - since < DRAIN_MS;) {
      const { waiting, enqueued } = await call('GET', '/v1/jobs');
      if (waiting + enqueued === 0) {
        await sandbox('flush', {});
        const after = await call('GET', '/v1/jobs');
        if (after.waiting + after.enqueued === 0) return;
      }
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
    throw new Error(`not done after ${DRAIN_MS / 1000} s: ${JSON.stringify(await call('GET', '/v1/jobs'))}`);
  }

  /** Moves Stripe's time first, then ours, and lets happen what became due. */
  async function travel(to) {
    const now = new Date(to).toISOString();
    await sandbox('clock', { now });
    await sandbox('flush', {});
    await call('PUT', '/test/clock', { now });
    await drain();
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

  return { call, drain, travel, pages };
}

/** Stripe's own API, as the site used it before Tierlift came. @param {string} sandboxUrl */
export function stripe(sandboxUrl) {
  const headers = { authorization: 'Bearer sk_test_sandbox', 'content-type': 'application/x-www-form-urlencoded' };

  async function call(method, path, form = {}) {
    const encoded = new URLSearchParams(form).toString();
    const reply = await fetch(`${sandboxUrl}/v1/${path}${method === 'GET' && encoded ? `?${encoded}` : ''}`, {
      method,
      headers,
      ...(method === 'POST' && { body: encoded }),
    });
    const answer = await reply.json();
    if (!reply.ok) throw new Error(`Stripe ${method} ${path}: ${reply.status} ${answer.error?.message}`);
    return answer;
  }

  async function pages(path, form = {}) {
    const all = [];
    for (let after; ;) {
      const { data, has_more: more } = await call('GET', path, {
        ...form,
        limit: '100',
        ...(after && { starting_after: after }),
      });
      all.push(...data);
      if (!more) return all;
      after = data.at(-1).id;
    }
  }

  /** A customer who pays for `lookupKey` already. `nextCard`: the card that the following charges meet. */
  async function subscriber(externalId, lookupKey, nextCard) {
    const customer = await call('POST', 'customers', {
      payment_method: 'pm_card_visa',
      'invoice_settings[default_payment_method]': 'pm_card_visa',
      'metadata[external_id]': externalId,
    });
    const prices = await call('GET', 'prices', { 'lookup_keys[0]': lookupKey });
    const subscription = await call('POST', 'subscriptions', {
      customer: customer.id,
      'items[0][price]': prices.data[0].id,
    });
    if (nextCard) {
      const method = await call('POST', `payment_methods/${nextCard}/attach`, { customer: customer.id });
      await call('POST', `subscriptions/${subscription.id}`, { default_payment_method: method.id });
    }
    return customer.id;
  }

  return { call, pages, subscriber };
}

/** Opens a hosted Checkout page and pays as a browser does. Answers null when paid, else the decline code. */
export async function payOnPage(url, card) {
  const page = await fetch(url);
  const [, action] = /<form method="post" action="([^"]+)"/.exec(await page.text()) ?? [];
  if (!action) throw new Error(`no form on ${url}`);
  const reply = await fetch(new URL(action, url), {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ card }),
  });
  if (reply.status === 303) {
    const back = await fetch(reply.headers.get('location'));
    if (!back.ok) throw new Error(`the return page answered ${back.status}`);
    return null;
  }
  return /data-decline-code="([^"]+)"/.exec(await reply.text())?.[1] ?? `http_${reply.status}`;
}

/** Runs `work` on all items, `width` at a time, in any order. */
export async function each(items, width, work) {
  const queue = [...items];
  const lane = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: width }, lane));
}
