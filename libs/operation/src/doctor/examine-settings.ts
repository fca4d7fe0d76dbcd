import { isLiveKey } from '#billing';
import { HOLDOUT_SALT_OF_ALL, type Config } from '#platform';
import { fault, ok, warning, type Finding } from './finding';

/** Real money, or an address that others reach: what must not be there then. */
export function isProduction(config: Config): boolean {
  return isLiveKey(config) || config.publicUrl.startsWith('https:');
}

/** What the settings alone tell. */
export function examineSettings(config: Config): Finding[] {
  const { env } = config;
  const found: Finding[] = [];
  if (isProduction(config)) {
    if (env.TEST_CLOCK)
      found.push(fault('TEST_CLOCK', 'time can be moved, in what looks like production', 'set TEST_CLOCK=false'));
    if (env.WEBHOOK_ALLOW_PRIVATE)
      found.push(
        fault(
          'WEBHOOK_ALLOW_PRIVATE',
          'whoever may set an endpoint reaches your network',
          'set WEBHOOK_ALLOW_PRIVATE=false',
        ),
      );
    if (env.STRIPE_API_BASE)
      found.push(
        fault('STRIPE_API_BASE', 'requests go to another address than Stripe’s', 'leave STRIPE_API_BASE empty'),
      );
    if (!config.publicUrl.startsWith('https:'))
      found.push(
        fault(
          'PUBLIC_URL',
          'members’ browsers and Stripe reach it by plain http',
          'set PUBLIC_URL to your https address',
        ),
      );
    if (config.publicUrl.startsWith('https:') && !env.TRUSTED_PROXIES)
      found.push(
        warning(
          'TRUSTED_PROXIES',
          'is not set: behind what ends https all browsers are one address, and a stranger’s wrong passwords lock operators out',
          'set it to the addresses or networks of your proxies',
        ),
      );
    if (!env.ENCRYPTION_KEY)
      found.push(
        warning(
          'ENCRYPTION_KEY',
          'is not set: who reads the database or a dump of it can sign webhooks as we do',
          'set it to a random text of 32 characters or more',
        ),
      );
    if (env.HOLDOUT_SALT === HOLDOUT_SALT_OF_ALL)
      found.push(
        warning(
          'HOLDOUT_SALT',
          'is the one that comes with it: who is held out can be guessed',
          'set it to a random text before the first member; afterwards leave it',
        ),
      );
  }
  if (env.SMTP_URL && env.MAIL_FROM.includes('@localhost'))
    found.push(fault('MAIL_FROM', 'no mail server takes mail from localhost', 'set MAIL_FROM to an address of yours'));
  return found.length > 0 ? found : [ok('settings', 'fit each other')];
}
