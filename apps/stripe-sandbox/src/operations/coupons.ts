import { z } from 'zod';
import type { Context } from '../context';
import { isValid, liveCoupon } from '../discounts';
import { invalid } from '../errors';
import type { Coupon } from '../model';
import {
  created,
  currency,
  emptyable,
  integer,
  merged,
  metadata,
  paging,
  percentage,
  text,
  within,
} from '../parameters';
import { renderCoupon } from '../render/discounts';
import { newId } from '../store';
import { listOf, operation, type Operation } from './operation';

const positive = integer.refine((value) => value > 0, 'must be greater than 0');
const currencyOptions = z.record(currency, z.strictObject({ amount_off: positive })).optional();

const shown = (context: Context, coupon: Coupon) => renderCoupon(coupon, isValid(coupon, context.now()));

export const couponOperations: readonly Operation[] = [
  operation(
    'POST',
    '/v1/coupons',
    z.strictObject({
      id: text.optional(),
      name: text.max(40).optional(),
      percent_off: percentage.optional(),
      amount_off: positive.optional(),
      currency: currency.optional(),
      currency_options: currencyOptions,
      duration: z.enum(['once', 'repeating', 'forever']).optional(),
      duration_in_months: positive.optional(),
      max_redemptions: positive.optional(),
      redeem_by: integer.optional(),
      applies_to: z.strictObject({ products: z.array(text).optional() }).optional(),
      metadata,
    }),
    (context, given) => {
      const { id = newId('co').slice(3, 11), duration = 'once', duration_in_months: durationInMonths = null } = given;
      const { percent_off: percentOff = null, amount_off: amountOff = null, redeem_by: redeemBy = null } = given;
      if (context.store.find('coupon', id)) {
        throw invalid('Coupon already exists.', { code: 'resource_already_exists', param: 'id' });
      }
      if ((percentOff === null) === (amountOff === null)) {
        throw invalid('You must specify one of percent_off and amount_off, not both.', { param: 'percent_off' });
      }
      if (amountOff !== null && given.currency === undefined) {
        throw invalid('You must specify a currency with amount_off.', { code: 'parameter_missing', param: 'currency' });
      }
      if ((duration === 'repeating') !== (durationInMonths !== null)) {
        throw invalid('duration_in_months goes with the duration repeating, and only with it.', {
          param: 'duration_in_months',
        });
      }
      if (redeemBy !== null && redeemBy <= context.now()) {
        throw invalid('The redeem_by must be in the future.', { param: 'redeem_by' });
      }
      const coupon = context.store.put('coupon', {
        id,
        name: given.name ?? null,
        percentOff,
        amountsOff: {
          ...(amountOff !== null && given.currency && { [given.currency]: amountOff }),
          ...amounts(given.currency_options),
        },
        duration,
        durationInMonths,
        maxRedemptions: given.max_redemptions ?? null,
        redeemBy,
        timesRedeemed: 0,
        products: given.applies_to?.products ?? null,
        metadata: merged({}, given.metadata),
        deleted: false,
        created: context.now(),
      });
      context.emit('coupon.created', shown(context, coupon));
      return shown(context, coupon);
    },
  ),
  operation('GET', '/v1/coupons', z.strictObject({ created, ...paging }), (context, { created: range, ...page }) => {
    const found = context.store.all('coupon').filter((one) => !one.deleted && within(one.created, range));
    return listOf('/v1/coupons', found, page, (one) => shown(context, one));
  }),
  operation('GET', '/v1/coupons/:id', z.strictObject({}), (context, _, id) => shown(context, liveCoupon(context, id))),
  operation(
    'POST',
    '/v1/coupons/:id',
    z.strictObject({ name: emptyable(text.max(40)).optional(), currency_options: currencyOptions, metadata }),
    (context, given, id) => {
      const before = liveCoupon(context, id);
      const { name = before.name } = given;
      const amountsOff = { ...before.amountsOff, ...amounts(given.currency_options) };
      const coupon = { ...before, name, amountsOff, metadata: merged(before.metadata, given.metadata) };
      return shown(
        context,
        context.replace('coupon', before, coupon, 'coupon.updated', (one) => shown(context, one)),
      );
    },
  ),
  operation('DELETE', '/v1/coupons/:id', z.strictObject({}), (context, _, id) => {
    const coupon = liveCoupon(context, id);
    context.emit('coupon.deleted', shown(context, coupon));
    context.store.put('coupon', { ...coupon, deleted: true });
    return { id, object: 'coupon', deleted: true };
  }),
];

const amounts = (options: z.infer<typeof currencyOptions> = {}) =>
  Object.fromEntries(Object.entries(options).map(([code, option]) => [code, option.amount_off]));
