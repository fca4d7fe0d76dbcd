import type { PortalConfiguration, PortalSession } from '../life-model';

export function renderConfiguration(configuration: PortalConfiguration): object {
  const { cancels, updates, changesCard, showsInvoices } = configuration;
  return {
    id: configuration.id,
    object: 'billing_portal.configuration',
    active: configuration.active,
    application: null,
    business_profile: {
      headline: configuration.headline,
      privacy_policy_url: configuration.privacyPolicyUrl,
      terms_of_service_url: configuration.termsOfServiceUrl,
    },
    created: configuration.created,
    default_return_url: configuration.returnUrl,
    features: {
      customer_update: { allowed_updates: [], enabled: false },
      invoice_history: { enabled: showsInvoices },
      payment_method_update: { enabled: changesCard, payment_method_configuration: null },
      subscription_cancel: {
        cancellation_reason: { enabled: cancels.asksWhy, feedback_options: null, options: cancels.reasons },
        enabled: cancels.enabled,
        mode: cancels.mode,
        proration_behavior: 'none',
      },
      subscription_pause: { duration: { interval_options: [], type: 'indefinite' }, enabled: false },
      subscription_update: {
        billing_cycle_anchor: null,
        default_allowed_updates: updates.enabled ? ['price'] : [],
        enabled: updates.enabled,
        products: updates.products.map(({ product, prices }) => ({
          adjustable_quantity: { enabled: false, maximum: null, minimum: 1 },
          prices,
          product,
        })),
        proration_behavior: updates.prorationBehavior,
        schedule_at_period_end: { conditions: [] },
        trial_update_behavior: 'end_trial',
      },
    },
    is_default: configuration.isDefault,
    livemode: false,
    login_page: { enabled: false, url: null },
    metadata: configuration.metadata,
    name: configuration.name,
    updated: configuration.updated,
  };
}

export function renderPortalSession(session: PortalSession, baseUrl: string): object {
  return {
    id: session.id,
    object: 'billing_portal.session',
    configuration: session.configuration,
    created: session.created,
    customer: session.customer,
    customer_account: null,
    flow: renderFlow(session),
    livemode: false,
    locale: null,
    on_behalf_of: null,
    return_url: session.returnUrl,
    url: `${baseUrl}/p/session/${session.id}`,
  };
}

function renderFlow({ flow }: PortalSession): object | null {
  if (!flow) return null;
  const { type, subscription, redirectUrl } = flow;
  return {
    after_completion: {
      hosted_confirmation: null,
      redirect: redirectUrl === null ? null : { return_url: redirectUrl },
      type: redirectUrl === null ? 'portal_homepage' : 'redirect',
    },
    customer_update: null,
    subscription_cancel: type === 'subscription_cancel' ? { retention: null, subscription } : null,
    subscription_pause: null,
    subscription_update: type === 'subscription_update' ? { subscription } : null,
    subscription_update_confirm: null,
    type,
  };
}
