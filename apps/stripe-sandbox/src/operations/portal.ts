import { z } from 'zod';
import type { Context } from '../context';
import { invalid } from '../errors';
import type { PortalConfiguration, PortalSession } from '../life-model';
import { emptyable, flag, merged, metadata, paging, text } from '../parameters';
import { renderConfiguration, renderPortalSession } from '../render/portal';
import { newId } from '../store';
import { liveCustomer } from './customers';
import { listOf, operation, type Operation } from './operation';
import { activePrice, prorationBehavior } from './subscription-parameters';

const REASONS = [
  'customer_service',
  'low_quality',
  'missing_features',
  'other',
  'switched_service',
  'too_complex',
  'too_expensive',
  'unused',
] as const;

const features = z.strictObject({
  customer_update: z
    .strictObject({ enabled: z.literal('false'), allowed_updates: z.union([z.literal(''), z.array(text)]).optional() })
    .optional(),
  invoice_history: z.strictObject({ enabled: flag }).optional(),
  payment_method_update: z.strictObject({ enabled: flag }).optional(),
  subscription_cancel: z
    .strictObject({
      enabled: flag.optional(),
      mode: z.enum(['at_period_end', 'immediately']).optional(),
      proration_behavior: z.literal('none').optional(),
      cancellation_reason: z
        .strictObject({
          enabled: flag,
          options: z.union([z.literal('').transform(() => []), z.array(z.enum(REASONS))]).optional(),
        })
        .optional(),
    })
    .optional(),
  subscription_pause: z.strictObject({ enabled: z.literal('false').optional() }).optional(),
  subscription_update: z
    .strictObject({
      enabled: flag.optional(),
      default_allowed_updates: z.union([z.literal(''), z.array(z.literal('price'))]).optional(),
      products: z
        .union([
          z.literal('').transform(() => []),
          z.array(z.strictObject({ product: text, prices: z.array(text).min(1) })).max(10),
        ])
        .optional(),
      proration_behavior: prorationBehavior.optional(),
    })
    .optional(),
});

const fields = {
  name: emptyable(text).optional(),
  business_profile: z
    .strictObject({
      headline: emptyable(text).optional(),
      privacy_policy_url: emptyable(text).optional(),
      terms_of_service_url: emptyable(text).optional(),
    })
    .optional(),
  default_return_url: emptyable(text).optional(),
  metadata,
};

/** The configuration with what a request says of it. */
function configured(
  context: Context,
  before: PortalConfiguration,
  given: z.infer<z.ZodObject<typeof fields>> & { features?: z.infer<typeof features> | undefined },
): PortalConfiguration {
  const { business_profile: profile = {}, features: wished = {} } = given;
  const { subscription_cancel: cancels, subscription_update: updates } = wished;
  const products = updates?.products?.map(({ product, prices }, i) => ({
    product: context.store.get('product', product, `features[subscription_update][products][${i}][product]`).id,
    prices: prices.map((id) => activePrice(context, id, `features[subscription_update][products][${i}][prices]`).id),
  }));
  const after = {
    ...before,
    name: given.name === undefined ? before.name : given.name,
    headline: profile.headline === undefined ? before.headline : profile.headline,
    privacyPolicyUrl: profile.privacy_policy_url === undefined ? before.privacyPolicyUrl : profile.privacy_policy_url,
    termsOfServiceUrl:
      profile.terms_of_service_url === undefined ? before.termsOfServiceUrl : profile.terms_of_service_url,
    returnUrl: given.default_return_url === undefined ? before.returnUrl : given.default_return_url,
    metadata: merged(before.metadata, given.metadata),
    changesCard: wished.payment_method_update?.enabled ?? before.changesCard,
    showsInvoices: wished.invoice_history?.enabled ?? before.showsInvoices,
    cancels: {
      enabled: cancels?.enabled ?? before.cancels.enabled,
      mode: cancels?.mode ?? before.cancels.mode,
      asksWhy: cancels?.cancellation_reason?.enabled ?? before.cancels.asksWhy,
      reasons: cancels?.cancellation_reason?.options ?? before.cancels.reasons,
    },
    updates: {
      enabled: updates?.enabled ?? before.updates.enabled,
      products: products ?? before.updates.products,
      prorationBehavior: updates?.proration_behavior ?? before.updates.prorationBehavior,
    },
    updated: context.now(),
  };
  if (after.updates.enabled && after.updates.products.length === 0) {
    throw invalid('Subscription updates need at least one product with prices to choose from.', {
      param: 'features[subscription_update][products]',
    });
  }
  return after;
}

const flow = z.strictObject({
  type: z.enum(['payment_method_update', 'subscription_cancel', 'subscription_update']),
  subscription_cancel: z.strictObject({ subscription: text }).optional(),
  subscription_update: z.strictObject({ subscription: text }).optional(),
  after_completion: z
    .strictObject({
      type: z.enum(['portal_homepage', 'redirect']),
      redirect: z.strictObject({ return_url: text }).optional(),
    })
    .optional(),
});

function flowOf(context: Context, customer: string, given: z.infer<typeof flow>): PortalSession['flow'] {
  const redirectUrl = given.after_completion?.redirect?.return_url ?? null;
  if (given.type === 'payment_method_update') return { type: given.type, subscription: null, redirectUrl };
  const param = `flow_data[${given.type}][subscription]`;
  const wanted = given[given.type]?.subscription;
  if (wanted === undefined) throw invalid(`Missing required param: ${param}.`, { code: 'parameter_missing', param });
  const subscription = context.store.get('subscription', wanted, param);
  if (subscription.customer !== customer) throw invalid('The subscription is not of this customer.', { param });
  return { type: given.type, subscription: subscription.id, redirectUrl };
}

function configurationOf(context: Context, wanted: string | undefined): PortalConfiguration {
  const found =
    wanted === undefined
      ? context.store.all('portalConfiguration').find(({ isDefault }) => isDefault)
      : context.store.get('portalConfiguration', wanted, 'configuration');
  if (!found) {
    throw invalid(
      'No configuration provided and your test mode default configuration has not been created. Provide a configuration or create one.',
    );
  }
  if (!found.active) throw invalid('The portal configuration is not active.', { param: 'configuration' });
  return found;
}

export const portalOperations: readonly Operation[] = [
  operation('POST', '/v1/billing_portal/configurations', z.strictObject({ ...fields, features }), (context, given) => {
    const now = context.now();
    const empty: PortalConfiguration = {
      id: newId('bpc'),
      active: true,
      isDefault: context.store.count('portalConfiguration') === 0,
      name: null,
      headline: null,
      privacyPolicyUrl: null,
      termsOfServiceUrl: null,
      returnUrl: null,
      metadata: {},
      changesCard: false,
      showsInvoices: false,
      cancels: { enabled: false, mode: 'at_period_end', asksWhy: false, reasons: [] },
      updates: { enabled: false, products: [], prorationBehavior: 'none' },
      created: now,
      updated: now,
    };
    const made = context.store.put('portalConfiguration', configured(context, empty, given));
    context.emit('billing_portal.configuration.created', renderConfiguration(made));
    return renderConfiguration(made);
  }),
  operation(
    'GET',
    '/v1/billing_portal/configurations',
    z.strictObject({ active: flag.optional(), is_default: flag.optional(), ...paging }),
    (context, { active, is_default: isDefault, ...page }) => {
      const found = context.store
        .all('portalConfiguration')
        .filter((one) => active === undefined || one.active === active)
        .filter((one) => isDefault === undefined || one.isDefault === isDefault);
      return listOf('/v1/billing_portal/configurations', found, page, renderConfiguration);
    },
  ),
  operation('GET', '/v1/billing_portal/configurations/:id', z.strictObject({}), (context, _, id) =>
    renderConfiguration(context.store.get('portalConfiguration', id)),
  ),
  operation(
    'POST',
    '/v1/billing_portal/configurations/:id',
    z.strictObject({ ...fields, features: features.optional(), active: flag.optional() }),
    (context, given, id) => {
      const before = context.store.get('portalConfiguration', id);
      const after = { ...configured(context, before, given), active: given.active ?? before.active };
      const type = 'billing_portal.configuration.updated';
      return renderConfiguration(context.replace('portalConfiguration', before, after, type, renderConfiguration));
    },
  ),
  operation(
    'POST',
    '/v1/billing_portal/sessions',
    z.strictObject({
      customer: text,
      configuration: text.optional(),
      return_url: text.optional(),
      flow_data: flow.optional(),
    }),
    (context, given) => {
      const { id: customer } = liveCustomer(context, given.customer);
      const configuration = configurationOf(context, given.configuration);
      const session = context.store.put('portalSession', {
        id: newId('bps'),
        customer,
        configuration: configuration.id,
        returnUrl: given.return_url ?? configuration.returnUrl,
        flow: given.flow_data ? flowOf(context, customer, given.flow_data) : null,
        created: context.now(),
      });
      const shown = renderPortalSession(session, context.baseUrl());
      context.emit('billing_portal.session.created', shown);
      return shown;
    },
  ),
];
