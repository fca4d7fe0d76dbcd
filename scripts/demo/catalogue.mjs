// The ladder and the campaigns of both demos.

const price = (plan, unitAmountMinor) => ({
  interval: 'month',
  currency: 'usd',
  unitAmountMinor,
  lookupKey: `${plan}_month_usd`,
});
const offer = (planKey, title, body) => ({ planKey, interval: 'month', currency: 'usd', words: { title, body } });

/** @param {ReturnType<typeof import('./site.mjs').site>} tierlift @param {Date} waveAt */
export async function seedCatalogue(tierlift, waveAt) {
  const { call } = tierlift;
  await call('PUT', '/v1/plans/free', { name: 'Free', rank: 0, entitlements: ['read'] });
  await call('PUT', '/v1/plans/basic', {
    name: 'Basic',
    rank: 1,
    entitlements: ['read', 'download'],
    prices: [price('basic', 1000)],
  });
  await call('PUT', '/v1/plans/premium', {
    name: 'Premium',
    rank: 2,
    entitlements: ['read', 'download', 'live'],
    prices: [price('premium', 2000)],
  });
  await call('POST', '/v1/plans/sync', { dryRun: false });
  await call(
    'PUT',
    '/v1/offers/basic-monthly',
    offer('basic', 'Keep what you finish', 'Downloads and no daily limit for 10.00 USD a month.'),
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
  await call('PUT', '/v1/campaigns/mid-month-wave', {
    name: 'Mid-month wave',
    trigger: 'schedule',
    channel: 'in_app',
    audience: { plan: ['free'] },
    offerKeys: ['basic-monthly'],
  });
  await call('POST', '/v1/campaigns/mid-month-wave/schedule', { startsAt: waveAt.toISOString() });
}
