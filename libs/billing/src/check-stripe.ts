import { Config, DomainError } from '#platform';
import { Injectable } from '@nestjs/common';
import type Stripe from 'stripe';
import { StripeClient, StripeRefusal } from './stripe-client';
import { StripeEventsStore } from './stripe-events-store';
import { API_VERSION, isLiveKey } from './stripe-version';
import { SyncCatalogue, type CatalogueStep } from './sync-catalogue';

export interface StripeCheck {
  /** By the kind of the key. */
  readonly mode: 'live' | 'test';
  /** null: Stripe does not accept the key, or does not answer; `fault` says which. */
  readonly account: string | null;
  readonly fault: string | null;
  /** Version of the events that this service reads. */
  readonly apiVersion: string;
  /** Those of the account that lead to this service's path. */
  readonly webhookEndpoints: readonly {
    readonly url: string;
    readonly enabled: boolean;
    /** null: the account's default. */
    readonly apiVersion: string | null;
  }[];
  readonly lastEvent: { readonly type: string; readonly receivedAt: Date } | null;
  /** Prices on which plans and Stripe disagree. */
  readonly differences: readonly CatalogueStep[];
}

const OUR_PATH = '/webhooks/stripe';

/** Whether Stripe is connected as it must be. Changes nothing, here or there. */
@Injectable()
export class CheckStripe {
  private readonly stripe: Stripe;

  constructor(
    private readonly config: Config,
    private readonly client: StripeClient,
    private readonly events: StripeEventsStore,
    private readonly syncCatalogue: SyncCatalogue,
  ) {
    this.stripe = client.api;
  }

  async run(): Promise<StripeCheck> {
    const lastEvent = await this.events.latest();
    const known = {
      mode: isLiveKey(this.config) ? ('live' as const) : ('test' as const),
      apiVersion: API_VERSION,
      lastEvent,
    };
    try {
      const [account, endpoints, steps] = await Promise.all([
        this.client.call(() => this.stripe.accounts.retrieveCurrent()),
        this.client.call(() => this.stripe.webhookEndpoints.list({ limit: 100 })),
        this.syncCatalogue.run(true),
      ]);
      const webhookEndpoints = endpoints.data
        .filter(({ url }) => URL.canParse(url) && new URL(url).pathname === OUR_PATH)
        .map(({ url, status, api_version: apiVersion }) => ({ url, enabled: status === 'enabled', apiVersion }));
      const differences = steps.filter(({ state }) => state !== 'present');
      return { ...known, account: account.id, fault: null, webhookEndpoints, differences };
    } catch (error) {
      if (!(error instanceof StripeRefusal || error instanceof DomainError)) throw error;
      return { ...known, account: null, fault: error.detail, webhookEndpoints: [], differences: [] };
    }
  }
}
