import { z } from 'zod';
import type { Context } from './context';
import { invalid } from './errors';
import type { PortalConfiguration, PortalSession } from './life-model';
import type { Subscription } from './model';
import { call } from './operations/all';
import { CARD_CHOICES } from './pages-html';
import { isOver } from './subscriptions';

/** What a person can do on the portal's page. */
export const portalAction = z.discriminatedUnion('action', [
  z.object({ action: z.literal('cancel'), subscription: z.string(), feedback: z.string().optional() }),
  z.object({ action: z.literal('keep'), subscription: z.string() }),
  z.object({ action: z.literal('resume'), subscription: z.string() }),
  z.object({ action: z.literal('change'), subscription: z.string(), price: z.string() }),
  z.object({ action: z.literal('card'), card: z.enum(CARD_CHOICES.map(([token]) => token)) }),
]);

export const configurationOf = (context: Context, { configuration }: PortalSession): PortalConfiguration =>
  context.store.get('portalConfiguration', configuration);

/** What a person has, in order of creation, without what is over. */
export const subscriptionsOf = (context: Context, { customer }: PortalSession): Subscription[] =>
  context.store.all('subscription').filter((one) => one.customer === customer && !isOver(one));

/** Does what a person asks for, by the requests that a program would send; whatever those refuse is refused here. */
export function act(context: Context, session: PortalSession, asked: z.infer<typeof portalAction>): void {
  const { cancels, changesCard } = configurationOf(context, session);
  if (asked.action === 'card') return changesCard ? useCard(context, session, asked.card) : refuse();
  const own = subscriptionsOf(context, session).find(({ id }) => id === asked.subscription);
  if (!own) throw invalid(`No such subscription: '${asked.subscription}'`, { param: 'subscription' });
  const path = `/v1/subscriptions/${own.id}`;
  switch (asked.action) {
    case 'cancel': {
      if (!cancels.enabled) return refuse();
      const details = asked.feedback ? { cancellation_details: { feedback: asked.feedback } } : {};
      if (cancels.mode === 'immediately') call(context, 'DELETE', path, details);
      else call(context, 'POST', path, { cancel_at: 'min_period_end', ...details });
      return;
    }
    case 'keep':
      if (!cancels.enabled) return refuse();
      call(context, 'POST', path, { cancel_at: '' });
      return;
    case 'resume':
      call(context, 'POST', `${path}/resume`, { payment_behavior: 'resume_on_payment_success' });
      return;
    case 'change':
      change(context, session, own, asked.price);
  }
}

/** A plan is changed only when it is paid: a refused card leaves everything as it was. */
function change(context: Context, session: PortalSession, own: Subscription, price: string): void {
  const { enabled, products, prorationBehavior } = configurationOf(context, session).updates;
  const [item, second] = own.items;
  if (!enabled || products.every(({ prices }) => !prices.includes(price))) return refuse();
  if (!item || second) throw invalid('A subscription of several products cannot be changed here.');
  call(context, 'POST', `/v1/subscriptions/${own.id}`, {
    items: [{ id: item.id, price }],
    proration_behavior: prorationBehavior,
    payment_behavior: 'error_if_incomplete',
  });
}

/** The new card pays from now on, also for subscriptions that had one of their own. */
function useCard(context: Context, session: PortalSession, token: string): void {
  const { customer } = session;
  const { id } = call(context, 'POST', `/v1/payment_methods/${token}/attach`, { customer }) as { id: string };
  call(context, 'POST', `/v1/customers/${customer}`, { invoice_settings: { default_payment_method: id } });
  for (const one of subscriptionsOf(context, session)) {
    if (one.defaultPaymentMethod === null) continue;
    call(context, 'POST', `/v1/subscriptions/${one.id}`, { default_payment_method: id });
  }
}

function refuse(): never {
  throw invalid('This portal does not offer that.');
}
