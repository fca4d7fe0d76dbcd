// The ladder, the shop and the campaigns of both demos and of the example site.

const price = (plan, unitAmountMinor) => ({
  interval: 'month',
  currency: 'usd',
  unitAmountMinor,
  lookupKey: `${plan}_month_usd`,
});
const articles = (perMonth) => ({ key: 'articles', perMonth });
const PRODUCTS = [
  ['field-guide', 'Field guide', 1800],
  ['hand-lens', 'Hand lens', 1200],
];
const offer = (planKey, title, body) => ({ planKey, interval: 'month', currency: 'usd', words: { title, body } });

/**
 * @param {ReturnType<typeof import('./site.mjs').site>} tierlift
 * @param {import('./stripe.mjs').Stripe} payments
 * @param {Date} [waveAt] when a wave asks those who are on the free plan; absent: none
 */
export async function seedCatalogue(tierlift, payments, waveAt) {
  const { call } = tierlift;
  await call('PUT', '/v1/plans/free', { name: 'Free', rank: 0, entitlements: ['read', articles(3)] });
  await call('PUT', '/v1/plans/basic', {
    name: 'Basic',
    rank: 1,
    entitlements: ['read', 'download', articles(30)],
    prices: [price('basic', 1000)],
  });
  await call('PUT', '/v1/plans/premium', {
    name: 'Premium',
    rank: 2,
    entitlements: ['read', 'download', 'live_sessions', articles(null)],
    prices: [price('premium', 2000)],
  });
  await call('POST', '/v1/plans/sync', { dryRun: false });
  await call(
    'PUT',
    '/v1/offers/basic-monthly',
    offer('basic', 'Keep what you finish', 'Downloads and 30 articles a month, for 10.00 USD.'),
  );
  await call(
    'PUT',
    '/v1/offers/premium-monthly',
    offer('premium', 'Be there live', 'All live sessions for 20.00 USD a month.'),
  );
  await call('PUT', '/v1/campaigns/after-good-use', {
    name: 'After good use',
    trigger: 'signal',
    channel: 'in_app',
    audience: { plan: ['free', 'basic'] },
    offerKeys: ['basic-monthly', 'premium-monthly'],
    priority: 10,
  });
  await call('POST', '/v1/campaigns/after-good-use/schedule', {});
  for (const [key, name, unitAmountMinor] of PRODUCTS) {
    const lookupKey = await payments.soldOnce(name, `${key}_usd`, unitAmountMinor);
    await call('PUT', `/v1/products/${key}`, { name, prices: [{ currency: 'usd', unitAmountMinor, lookupKey }] });
  }
  if (!waveAt) return;
  await call('PUT', '/v1/campaigns/mid-month-wave', {
    name: 'Mid-month wave',
    trigger: 'schedule',
    channel: 'in_app',
    audience: { plan: ['free'] },
    offerKeys: ['basic-monthly'],
  });
  await call('POST', '/v1/campaigns/mid-month-wave/schedule', {
    startsAt: waveAt.toISOString(),
    allowEmpty: true, // its members come during the month
  });
}
