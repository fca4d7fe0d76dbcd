import { goodDay } from '../support/catalogue';
import type { Prepared, Stage } from './stage';

const OFFER = {
  planKey: 'basic',
  interval: 'month',
  currency: 'usd',
  words: { title: 'Try basic', body: 'More of what you like.' },
};

/** A free member has a good day, is offered basic on these terms and says yes. */
export async function accepted(stage: Stage, member: string, terms: object): Promise<Prepared> {
  const proposal = await offered(stage, member, terms);
  const shownAt = (await stage.now()).toISOString();
  return stage.world.ok('POST', `/v1/proposals/${proposal}/accept`, { consent: { terms: 'Terms', shownAt } });
}

/** As `accepted`, and says no. */
export async function declined(stage: Stage, member: string, terms: object): Promise<void> {
  await stage.world.ok('POST', `/v1/proposals/${await offered(stage, member, terms)}/decline`);
}

async function offered(stage: Stage, member: string, terms: object): Promise<string> {
  const { world } = stage;
  await world.ok('PUT', '/v1/offers/premium-monthly', { ...OFFER, planKey: 'premium', active: false });
  await world.ok('PUT', '/v1/offers/basic-monthly', { ...OFFER, terms });
  await goodDay(world, member, new Date((await stage.now()).getTime() - 600_000).toISOString());
  const { data } = await world.ok<{ data: { id: string; status: string }[] }>('GET', `/v1/members/${member}/proposals`);
  const open = data.find(({ status }) => status === 'open' || status === 'presented');
  if (!open) throw new Error(`${member} was offered nothing: ${JSON.stringify(data)}`);
  return open.id;
}
