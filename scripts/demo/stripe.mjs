// Stripe's own API as the site used it before Tierlift came, and a person on Stripe's hosted page.

/** @typedef {ReturnType<typeof stripe>} Stripe */

/** @param {string} sandboxUrl */
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
      const { id } = await call('POST', `payment_methods/${nextCard}/attach`, { customer: customer.id });
      await call('POST', `customers/${customer.id}`, { 'invoice_settings[default_payment_method]': id });
      await call('POST', `subscriptions/${subscription.id}`, { default_payment_method: id });
    }
    return customer.id;
  }

  /** A one-time price; answers its lookup key. */
  async function soldOnce(name, lookupKey, unitAmountMinor) {
    const { id } = await call('POST', 'products', { name });
    await call('POST', 'prices', {
      product: id,
      currency: 'usd',
      unit_amount: String(unitAmountMinor),
      lookup_key: lookupKey,
      transfer_lookup_key: 'true',
    });
    return lookupKey;
  }

  return { pages, subscriber, soldOnce };
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
    const back = await fetch(reply.headers.get('location'), { redirect: 'manual' });
    if (back.status >= 400) throw new Error(`the return page answered ${back.status}`);
    return null;
  }
  const [, code] = /data-decline-code="([^"]+)"/.exec(await reply.text()) ?? [];
  if (reply.status !== 402 || !code) throw new Error(`the hosted page answered ${reply.status} to ${card}`);
  return code;
}
