import { Config } from '#platform';
import { CheckStripe, type StripeCheck } from '#billing';
import { Injectable } from '@nestjs/common';
import { fault, ok, warning, type Finding } from './finding';
import { isProduction } from './examine-settings';

/** The key, the webhook endpoint and the catalogue, as Stripe has them. */
@Injectable()
export class ExamineStripe {
  constructor(
    private readonly config: Config,
    private readonly stripe: CheckStripe,
  ) {}

  async run(): Promise<Finding[]> {
    const check = await this.stripe.run();
    if (check.fault !== null)
      return [
        fault('STRIPE_SECRET_KEY', check.fault, 'check the key, its rights, and that this machine reaches Stripe'),
      ];
    const found = [...this.mode(check), ...this.webhooks(check), ...catalogue(check)];
    return found.length > 0
      ? found
      : [ok('Stripe', `account ${check.account}, ${check.mode} mode; its events come here in ${check.apiVersion}`)];
  }

  private mode({ mode }: StripeCheck): Finding[] {
    return mode === 'test' && isProduction(this.config)
      ? [warning('STRIPE_SECRET_KEY', 'is of the test mode: nobody pays', 'for real payments use a live key')]
      : [];
  }

  private webhooks({ webhookEndpoints, apiVersion }: StripeCheck): Finding[] {
    const ours = `${this.config.publicUrl}/webhooks/stripe`;
    const endpoint = webhookEndpoints.find(({ url }) => url === ours) ?? webhookEndpoints[0];
    if (!endpoint)
      return [
        fault('Stripe webhook', 'no endpoint of the account leads here', `make one for ${ours} in ${apiVersion}`),
      ];
    const found: Finding[] = [];
    if (!endpoint.enabled)
      found.push(fault('Stripe webhook', 'the endpoint is disabled', 'enable it in the dashboard of Stripe'));
    if (endpoint.apiVersion !== apiVersion)
      found.push(
        fault(
          'Stripe webhook',
          `the endpoint sends events of ${endpoint.apiVersion ?? 'the account’s own version'}`,
          `make one with api_version ${apiVersion}; a version cannot be changed`,
        ),
      );
    if (endpoint.url !== ours)
      found.push(
        warning(
          'Stripe webhook',
          `it leads to ${endpoint.url}, not to PUBLIC_URL`,
          'fine behind another name of yours; else change one',
        ),
      );
    return found;
  }
}

function catalogue({ differences }: StripeCheck): Finding[] {
  return differences.length > 0
    ? [
        warning(
          'catalogue',
          `${differences.length} prices of plans and of Stripe differ`,
          'npm run stripe:sync -- --dry-run shows them',
        ),
      ]
    : [];
}
