import { setTimeout as pause } from 'node:timers/promises';
import type { Siege } from './siege';
import { payOnPage } from './world';

const consent = { consent: { terms: 'Terms', shownAt: '2026-03-02T10:00:00Z' } };
const OCCURRED = '2026-03-02T09:50:00Z';

interface Prepared {
  readonly quote: { readonly id: string } | null;
  readonly checkoutUrl: string | null;
}
interface Change {
  readonly id: string;
  readonly status: string;
}

/** What a member does from the first signal to the end, whatever fails meanwhile. */
export interface Life {
  readonly from: 'free' | 'basic';
  readonly to: 'free' | 'basic' | 'premium';
  /** Whether the member is asked, after three signals. */
  readonly asked: boolean;
  readonly live: (siege: Siege, member: string) => Promise<void>;
}

export const LIVES: readonly Life[] = [
  {
    from: 'free',
    to: 'basic',
    asked: true,
    live: async (siege, member) => {
      const { checkoutUrl } = await saysYes(siege, member);
      await payOnPage(checkoutUrl ?? '', 'pm_card_visa');
    },
  },
  {
    from: 'basic',
    to: 'premium',
    asked: true,
    live: async (siege, member) => confirm(siege, await saysYes(siege, member)),
  },
  {
    from: 'free',
    to: 'free',
    asked: true,
    live: async (siege, member) => void (await siege.ok('POST', `/v1/proposals/${await asked(siege, member)}/decline`)),
  },
  {
    from: 'basic',
    to: 'premium',
    asked: false,
    live: async (siege, member) =>
      confirm(siege, await siege.ok<Prepared>('POST', '/v1/quotes', { member, plan: 'premium' })),
  },
  {
    from: 'free',
    to: 'basic',
    asked: false,
    live: async (siege, member) => {
      const { id } = await siege.ok<{ id: string }>('POST', '/v1/sales', { member, plan: { key: 'basic' } });
      await siege.ok('POST', `/v1/sales/${id}/answers`, { question: 'up_sell', answer: 'no' });
      const { checkoutUrl } = await siege.ok<Prepared>('POST', `/v1/sales/${id}/pay`, consent);
      await payOnPage(checkoutUrl ?? '', 'pm_card_visa');
    },
  },
];

async function saysYes(siege: Siege, member: string): Promise<Prepared> {
  return siege.ok<Prepared>('POST', `/v1/proposals/${await asked(siege, member)}/accept`, consent);
}

/** A good day; the proposal that follows from it, as soon as it is in the inbox. */
export async function asked(siege: Siege, member: string): Promise<string> {
  const signals = ['content_completed', 'rated_high', 'limit_hit'].map((name) => ({
    id: `${member}-${name}`,
    member,
    name,
    occurredAt: OCCURRED,
    ...(name === 'content_completed' && { value: 3 }),
  }));
  await siege.ok('POST', '/v1/signals', { signals });
  for (;;) {
    const { data } = await siege.ok<{ data: { id: string }[] }>('GET', `/v1/members/${member}/proposals`);
    if (data[0]) return data[0].id;
    await pause(20);
  }
}

/** Confirms the quote and waits for the end of the change. */
async function confirm(siege: Siege, { quote }: Prepared): Promise<void> {
  const { id } = await siege.ok<Change>('POST', '/v1/plan-changes', { quoteId: quote?.id });
  for (;;) {
    const { status } = await siege.ok<Change>('GET', `/v1/plan-changes/${id}`);
    if (status === 'succeeded') return;
    if (status !== 'submitted') throw new Error(`the change ${id} ended as ${status}`);
    await pause(20);
  }
}
