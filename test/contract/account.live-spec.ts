import { scenariosOn } from './stripe-live';

const key = process.env.STRIPE_SECRET_KEY ?? '';

if (/^(sk|rk)_test_/.test(key)) {
  describe('on a real test account of Stripe', () => {
    scenariosOn(() => Promise.resolve({ url: 'https://api.stripe.com', key }), 3000);
  });
} else {
  process.stderr.write(
    '\nSKIPPED: npm run test:stripe-live needs STRIPE_SECRET_KEY=sk_test_... (never a live key)\n\n',
  );
  it.skip('on a real test account of Stripe', () => undefined);
}
