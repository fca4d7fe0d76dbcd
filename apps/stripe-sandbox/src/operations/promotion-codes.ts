import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { isActive, liveCoupon, shownCode } from '../discounts';
import { invalid } from '../errors';
import { created, currency, flag, integer, merged, metadata, paging, text, within } from '../parameters';
import { newId } from '../store';
import { liveCustomer } from './customers';
import { listOf, operation, type Operation } from './operation';

export const promotionCodeOperations: readonly Operation[] = [
  operation(
    'POST',
    '/v1/promotion_codes',
    z.strictObject({
      promotion: z.strictObject({ type: z.literal('coupon'), coupon: text }),
      code: text.regex(/^[\w-]+$/, 'must be letters, digits, - and _').optional(),
      active: flag.optional(),
      customer: text.optional(),
      expires_at: integer.optional(),
      max_redemptions: integer.optional(),
      restrictions: z
        .strictObject({
          first_time_transaction: flag.optional(),
          minimum_amount: integer.optional(),
          minimum_amount_currency: currency.optional(),
        })
        .default({}),
      metadata,
    }),
    (context, given) => {
      const { store } = context;
      const coupon = liveCoupon(context, given.promotion.coupon, 'promotion[coupon]');
      const { code = randomBytes(4).toString('hex').toUpperCase(), restrictions, active = true } = given;
      if (active && store.all('promotionCode').some((one) => same(one.code, code) && isActive(context, one))) {
        throw invalid(`An active promotion code with \`code: ${code}\` already exists.`, { param: 'code' });
      }
      const { expires_at: expiresAt = null, max_redemptions: maxRedemptions = null } = given;
      if (coupon.redeemBy !== null && (expiresAt ?? 0) > coupon.redeemBy) {
        throw invalid('The expires_at of a promotion code cannot be later than the redeem_by of its coupon.', {
          param: 'expires_at',
        });
      }
      if (coupon.maxRedemptions !== null && (maxRedemptions ?? 0) > coupon.maxRedemptions) {
        throw invalid('The max_redemptions of a promotion code cannot exceed that of its coupon.', {
          param: 'max_redemptions',
        });
      }
      const { minimum_amount: minimumAmount = null, minimum_amount_currency: minimumAmountCurrency = null } =
        restrictions;
      if ((minimumAmount === null) !== (minimumAmountCurrency === null)) {
        throw invalid('minimum_amount and minimum_amount_currency go together.', {
          param: 'restrictions[minimum_amount_currency]',
        });
      }
      const made = store.put('promotionCode', {
        id: newId('promo'),
        code,
        coupon: coupon.id,
        active,
        customer: given.customer ? liveCustomer(context, given.customer).id : null,
        expiresAt,
        maxRedemptions,
        timesRedeemed: 0,
        firstTime: restrictions.first_time_transaction ?? false,
        minimumAmount,
        minimumAmountCurrency,
        metadata: merged({}, given.metadata),
        created: context.now(),
      });
      context.emit('promotion_code.created', shownCode(context, made));
      return shownCode(context, made);
    },
  ),
  operation(
    'GET',
    '/v1/promotion_codes',
    z.strictObject({
      code: text.optional(),
      coupon: text.optional(),
      customer: text.optional(),
      active: flag.optional(),
      created,
      ...paging,
    }),
    (context, { code, coupon, customer, active, created: range, ...page }) => {
      const found = context.store
        .all('promotionCode')
        .filter((one) => code === undefined || same(one.code, code))
        .filter((one) => coupon === undefined || one.coupon === coupon)
        .filter((one) => customer === undefined || one.customer === customer)
        .filter((one) => (active === undefined || isActive(context, one) === active) && within(one.created, range));
      return listOf('/v1/promotion_codes', found, page, (one) => shownCode(context, one));
    },
  ),
  operation('GET', '/v1/promotion_codes/:id', z.strictObject({}), (context, _, id) =>
    shownCode(context, context.store.get('promotionCode', id)),
  ),
  operation(
    'POST',
    '/v1/promotion_codes/:id',
    z.strictObject({ active: flag.optional(), metadata }),
    (context, given, id) => {
      const before = context.store.get('promotionCode', id);
      const { active = before.active } = given;
      const code = { ...before, active, metadata: merged(before.metadata, given.metadata) };
      const put = context.replace('promotionCode', before, code, 'promotion_code.updated', (one) =>
        shownCode(context, one),
      );
      return shownCode(context, put);
    },
  ),
];

/** Codes are entered in any case. */
const same = (a: string, b: string) => a.toUpperCase() === b.toUpperCase();
