import { TIMINGS, type Bundle, type Incentive } from '#domain';
import { orderInputSchema } from '#sales';
import { storableText } from '#membership';
import { z } from 'zod';
import { currency, instant, key, minor } from './common';

const price = z.strictObject({
  currency,
  unitAmountMinor: minor.min(1),
  lookupKey: storableText(200).describe('Names the one-time price in Stripe'),
});

export const productBody = z
  .strictObject({
    name: storableText(100),
    prices: z.array(price).min(1).max(50).describe('One per currency; a price never changes its amount'),
    margin: z
      .number()
      .min(0)
      .max(1)
      .nullable()
      .default(null)
      .describe('Share of the price that is left; null: unknown, so no bundle may reduce it'),
    timing: z.enum(TIMINGS).default('both').describe('afterProof: remembered at the sale, never pushed there'),
    complements: z.array(key).max(50).default([]).describe('Products that go well with this one'),
    repeatable: z.boolean().default(false).describe('Offered again to who has bought it'),
    active: z.boolean().default(true),
  })
  .meta({ id: 'ProductInput' });
export type ProductBody = z.infer<typeof productBody>;
export const product = productBody.extend({ key }).meta({ id: 'Product' });

const promotion = {
  priority: z.int().min(-1000).max(1000).default(0).describe('The higher goes first'),
  stackable: z.boolean().default(false).describe('Whether it may apply with another that is stackable too'),
  active: z.boolean().default(true),
  startsAt: instant.nullable().default(null),
  endsAt: instant.nullable().default(null).describe('The real end; null: none'),
};
const inOrder = ({ startsAt, endsAt }: { startsAt: string | null; endsAt: string | null }) =>
  startsAt === null || endsAt === null || Date.parse(startsAt) < Date.parse(endsAt);
const ORDERED = { error: 'must be later than startsAt', path: ['endsAt'] };

const share = z.number().min(0).max(1);
const bundleFields = z.strictObject({
  requires: z.array(key).min(1).max(10).describe('Products or plans that the cart must hold'),
  productKey: key,
  price: price.describe('Of the product, with all of these in the cart'),
  attach: z
    .strictObject({ without: share, with: share.gt(0) })
    .nullable()
    .default(null)
    .describe('Share of carts that take the product without and with the bundle; bounds the reduction'),
  ...promotion,
});
export const bundleBody = bundleFields.refine(inOrder, ORDERED).meta({ id: 'BundleInput' });
export type BundleBody = z.infer<typeof bundleBody>;
export const bundle = bundleFields.extend({ key }).meta({ id: 'Bundle' });

const incentiveFields = z.strictObject({
  currency,
  thresholdMinor: minor.min(1),
  reward: z
    .record(z.string().regex(/^[a-z]{2,3}$/, 'must be a language, such as en'), storableText(200))
    .refine((reward) => 'en' in reward, { error: 'must have en' })
    .describe('By language, after "4.50 more and": shipping is free'),
  ...promotion,
});
export const incentiveBody = incentiveFields.refine(inOrder, ORDERED).meta({ id: 'IncentiveInput' });
export type IncentiveBody = z.infer<typeof incentiveBody>;
export const incentive = incentiveFields.extend({ key }).meta({ id: 'Incentive' });

const time = (at: string | null) => (at === null ? null : new Date(at));
const told = (at: Date | null) => at?.toISOString() ?? null;

export function bundleInput(name: string, body: BundleBody): Bundle {
  return { ...body, key: name, startsAt: time(body.startsAt), endsAt: time(body.endsAt) };
}
export function bundleView({
  requires,
  price: { ...at },
  attach,
  startsAt,
  endsAt,
  ...one
}: Bundle): z.infer<typeof bundle> {
  const shares = attach && { ...attach };
  return { ...one, requires: [...requires], price: at, attach: shares, startsAt: told(startsAt), endsAt: told(endsAt) };
}
export function incentiveInput(name: string, body: IncentiveBody): Incentive {
  return { ...body, key: name, startsAt: time(body.startsAt), endsAt: time(body.endsAt) };
}
export function incentiveView({ startsAt, endsAt, reward, ...one }: Incentive): z.infer<typeof incentive> {
  return { ...one, reward: { ...reward }, startsAt: told(startsAt), endsAt: told(endsAt) };
}

export const ordersBody = z
  .union([z.strictObject({ orders: z.array(z.unknown()).min(1).max(1000) }), orderInputSchema])
  .meta({ id: 'OrdersInput', description: 'One order, or up to 1,000 in `orders`, each read on its own' });
export type OrdersBody = z.infer<typeof ordersBody>;
