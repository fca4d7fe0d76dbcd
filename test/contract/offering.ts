import { goodDay } from '../support/catalogue';
import type { Prepared, Stage } from './stage';

const OFFER = {
  planKey: 'basic',
  interval: 'month',
  currency: 'usd',
  words: { title: 'Try basic', body: 'More of what you like.' },
};

/** A free member has a good day, is offered basic on these terms and says yes. */
export async function offering(stage: Stage, member: string, terms: object): Promise<Prepared> {
  const { world } = stage;
  await world.ok('PUT', '/v1/offers/basic-monthly', { ...OFFER, terms });
  await world.ok('PUT', '/v1/offers/premium-monthly', { ...OFFER, planKey: 'premium', active: false });
  const now = await stage.now();
  await goodDay(world, member, new Date(now.getTime() - 600_000).toISOString());
  const { data } = await world.ok<{ data: { id: string }[] }>('GET', `/v1/members/${member}/proposals`);
  const accepted = await world.ok<Prepared>('POST', `/v1/proposals/${data[0]?.id}/accept`, {
    consent: { terms: 'Terms', shownAt: now.toISOString() },
  });
  await world.ok('PUT', '/v1/offers/basic-monthly', OFFER);
  return accepted;
}
