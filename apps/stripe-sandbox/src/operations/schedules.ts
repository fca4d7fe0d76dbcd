import { z } from 'zod';
import { periodEnd } from '../billing-cycle';
import type { Context } from '../context';
import { liveCoupon } from '../discounts';
import { invalid } from '../errors';
import { amountIn } from '../items';
import type { Phase, PhaseItem, Schedule } from '../life-model';
import { created, emptyable, flag, integer, merged, metadata, paging, quantity, text, within } from '../parameters';
import { cardOf } from '../payment-methods';
import { cadenceOf } from '../proration';
import { cancelSchedule, release, reschedule, schedule, scheduleFrom } from '../schedules';
import { assertRuns, shownSchedule } from '../schedule-state';
import { activeRates } from '../taxes';
import { liveCustomer } from './customers';
import { listOf, operation, type Operation } from './operation';
import { activePrice, prorationBehavior } from './subscription-parameters';

const moment = z.union([z.literal('now'), integer]);
const discount = z
  .strictObject({ coupon: text.optional(), discount: text.optional(), promotion_code: text.optional() })
  .transform(({ coupon = null, discount: held = null, promotion_code: code = null }) => ({
    coupon,
    discount: held,
    promotion_code: code,
  }));

const phase = z.strictObject({
  items: z
    .array(z.strictObject({ price: text, quantity: quantity.optional(), metadata }))
    .min(1)
    .max(20),
  start_date: moment.optional(),
  end_date: moment.optional(),
  duration: z
    .strictObject({ interval: z.enum(['day', 'week', 'month', 'year']), interval_count: integer.optional() })
    .optional(),
  proration_behavior: prorationBehavior.optional(),
  billing_cycle_anchor: z.enum(['automatic', 'phase_start']).optional(),
  collection_method: z.literal('charge_automatically').optional(),
  currency: text.optional(),
  default_payment_method: text.optional(),
  default_tax_rates: emptyable(z.array(text).max(5)).optional(),
  description: emptyable(text).optional(),
  discounts: z.union([z.literal('').transform(() => []), z.array(discount)]).optional(),
  metadata,
});
const phases = z.array(phase).min(1).max(10);
const settings = z.strictObject({
  billing_cycle_anchor: z.literal('automatic').optional(),
  collection_method: z.literal('charge_automatically').optional(),
  default_payment_method: text.optional(),
});
const endBehavior = z.enum(['release', 'cancel']);

/** Reads the phases of a request: each begins where the one before it ends. */
function phasesOf(
  context: Context,
  customer: string,
  given: z.infer<typeof phases>,
  firstStart: number,
  currency = context.store.find('price', given[0]?.items[0]?.price ?? '')?.currency,
): Phase[] {
  const now = context.now();
  let start = firstStart;
  return given.map((one, i): Phase => {
    const param = `phases[${i}]`;
    const wished = one.start_date === 'now' ? now : (one.start_date ?? start);
    if (i > 0 && wished !== start) {
      throw invalid('The start_date of a phase must be the end_date of the phase before it.', {
        param: `${param}[start_date]`,
      });
    }
    if (one.end_date !== undefined && one.duration) {
      throw invalid('You may only specify one of these parameters: end_date, duration.', { param });
    }
    const items = one.items.map((item, j) => ({
      price: activePrice(context, item.price, `${param}[items][${j}][price]`).id,
      quantity: item.quantity ?? 1,
      metadata: merged({}, item.metadata),
    }));
    assertPriced(context, items, currency);
    for (const { coupon, discount: held, promotion_code: code } of one.discounts ?? []) {
      if (held !== null) context.store.get('discount', held, `${param}[discounts][0][discount]`);
      if (coupon !== null) liveCoupon(context, coupon, `${param}[discounts][0][coupon]`);
      if (code !== null) context.store.get('promotionCode', code, `${param}[discounts][0][promotion_code]`);
    }
    const cadence = cadenceOf(items.map(({ price }) => context.store.get('price', price)));
    const { interval = cadence.interval, interval_count: intervalCount = 1 } = one.duration ?? {
      interval_count: cadence.intervalCount,
    };
    const end = one.end_date === 'now' ? now : (one.end_date ?? periodEnd(wished, { interval, intervalCount }));
    if (end <= wished) throw invalid('The end_date of a phase must be after its start_date.', { param });
    start = end;
    return {
      start: wished,
      end,
      items,
      prorationBehavior: one.proration_behavior ?? 'create_prorations',
      discounts: one.discounts ?? [],
      anchorsAtStart: one.billing_cycle_anchor === 'phase_start',
      metadata: merged({}, one.metadata),
      defaultPaymentMethod: one.default_payment_method
        ? cardOf(context, one.default_payment_method, customer, `${param}[default_payment_method]`).id
        : null,
      defaultTaxRates: activeRates(context, one.default_tax_rates ?? []),
      description: one.description ?? null,
    };
  });
}

/** A phase that could not be billed in its currency would stop the clock when it begins. */
function assertPriced(context: Context, items: readonly PhaseItem[], currency: string | undefined): void {
  for (const { price } of items) if (currency !== undefined) amountIn(context.store.get('price', price), currency);
}

/** A running schedule may leave out what is past, never the phase that runs. */
function phasesAfter(context: Context, before: Schedule, given: z.infer<typeof phases>): Phase[] {
  const first = given[0]?.start_date;
  if (first === undefined) {
    throw invalid('Missing required param: phases[0][start_date].', {
      code: 'parameter_missing',
      param: 'phases[0][start_date]',
    });
  }
  const now = context.now();
  const start = first === 'now' ? now : first;
  const runs = before.currentStart;
  const { currency } = before.subscription ? context.store.get('subscription', before.subscription) : {};
  const made = phasesOf(context, before.customer, given, start, currency);
  const covers = made.some((one) => one.start <= now && now <= one.end);
  if (runs !== null && (start > now || !covers)) {
    throw invalid('The subscription schedule update is missing at least one phase with a `start_date` before now.', {
      param: 'phases',
    });
  }
  if (runs !== null && start > runs && first !== 'now') {
    throw invalid('You can not modify the start date of the current phase.', { param: 'phases[0][start_date]' });
  }
  return made;
}

export const scheduleOperations: readonly Operation[] = [
  operation(
    'POST',
    '/v1/subscription_schedules',
    z.strictObject({
      customer: text.optional(),
      from_subscription: text.optional(),
      start_date: moment.optional(),
      end_behavior: endBehavior.optional(),
      phases: phases.optional(),
      default_settings: settings.optional(),
      billing_mode: z.strictObject({ type: z.literal('flexible') }).optional(),
      metadata,
    }),
    (context, { from_subscription: from, ...given }) => {
      if (from !== undefined) {
        const [other] = Object.keys(given);
        if (other) throw invalid(`You cannot set \`${other}\` if \`from_subscription\` is set.`, { param: other });
        const subscription = context.store.get('subscription', from, 'from_subscription');
        return shownSchedule(context, scheduleFrom(context, subscription));
      }
      const missing = given.customer === undefined ? 'customer' : 'phases';
      if (given.customer === undefined || !given.phases) {
        throw invalid(`Missing required param: ${missing}.`, { code: 'parameter_missing', param: missing });
      }
      const { id: customer } = liveCustomer(context, given.customer);
      const now = context.now();
      const first = given.start_date ?? 'now';
      const start = first === 'now' ? now : first;
      if (start < now) {
        throw invalid('The sandbox does not backdate: start_date must not be past.', { param: 'start_date' });
      }
      const method = given.default_settings?.default_payment_method;
      const made = schedule(context, {
        customer,
        endBehavior: given.end_behavior ?? 'release',
        phases: phasesOf(context, customer, given.phases, start),
        metadata: merged({}, given.metadata),
        defaultPaymentMethod: method ? cardOf(context, method, customer).id : null,
      });
      return shownSchedule(context, made);
    },
  ),
  operation(
    'GET',
    '/v1/subscription_schedules',
    z.strictObject({
      customer: text.optional(),
      scheduled: flag.optional(),
      created,
      canceled_at: created,
      completed_at: created,
      released_at: created,
      ...paging,
    }),
    (context, { customer, scheduled, created: made, canceled_at, completed_at, released_at, ...page }) => {
      const happened = (at: number | null, range: typeof made) => !range || (at !== null && within(at, range));
      const found = context.store
        .all('schedule')
        .filter((one) => customer === undefined || one.customer === customer)
        .filter((one) => !scheduled || one.status === 'not_started')
        .filter((one) => within(one.created, made) && happened(one.canceledAt, canceled_at))
        .filter((one) => happened(one.completedAt, completed_at) && happened(one.releasedAt, released_at));
      return listOf('/v1/subscription_schedules', found, page, (one) => shownSchedule(context, one));
    },
  ),
  operation('GET', '/v1/subscription_schedules/:id', z.strictObject({}), (context, _, id) =>
    shownSchedule(context, context.store.get('schedule', id)),
  ),
  operation(
    'POST',
    '/v1/subscription_schedules/:id',
    z.strictObject({
      phases: phases.optional(),
      end_behavior: endBehavior.optional(),
      proration_behavior: prorationBehavior.optional(),
      default_settings: settings.optional(),
      metadata,
    }),
    (context, given, id) => {
      const before = context.store.get('schedule', id);
      assertRuns(before, 'update');
      const method = given.default_settings?.default_payment_method;
      const after = {
        ...before,
        phases: given.phases ? phasesAfter(context, before, given.phases) : before.phases,
        endBehavior: given.end_behavior ?? before.endBehavior,
        metadata: merged(before.metadata, given.metadata),
        ...(method && { defaultPaymentMethod: cardOf(context, method, before.customer).id }),
      };
      const done = reschedule(context, before, after, given.proration_behavior ?? 'create_prorations');
      return shownSchedule(context, done);
    },
  ),
  operation(
    'POST',
    '/v1/subscription_schedules/:id/release',
    z.strictObject({ preserve_cancel_date: flag.optional() }),
    (context, { preserve_cancel_date: preserves }, id) =>
      shownSchedule(context, release(context, context.store.get('schedule', id), preserves)),
  ),
  operation(
    'POST',
    '/v1/subscription_schedules/:id/cancel',
    z.strictObject({ invoice_now: flag.optional(), prorate: flag.optional() }),
    (context, { invoice_now: invoiceNow = true, prorate = true }, id) =>
      shownSchedule(context, cancelSchedule(context, context.store.get('schedule', id), { invoiceNow, prorate })),
  ),
];
