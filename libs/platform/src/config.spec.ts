import { ConfigError, readConfig } from './config';

const minimal = {
  DATABASE_URL: 'postgres://localhost/tierlift',
  STRIPE_SECRET_KEY: 'sk_test_1',
  STRIPE_WEBHOOK_SECRET: 'whsec_new,whsec_old',
};

describe('the settings', () => {
  it('need three values and have a default for everything else', () => {
    const { env, backend, publicUrl } = readConfig(minimal);
    expect([env.PORT, env.STRIPE_WEBHOOK_SECRET, backend, publicUrl]).toEqual([
      3000,
      ['whsec_new', 'whsec_old'],
      'postgres',
      'http://127.0.0.1:3000',
    ]);
    expect(readConfig({ ...minimal, REDIS_URL: 'redis://localhost' }).backend).toBe('redis');
  });

  it.each([
    ['0.0.0.0', 'http://127.0.0.1:3000'],
    ['::', 'http://127.0.0.1:3000'],
    ['::1', 'http://[::1]:3000'],
    ['tierlift.local', 'http://tierlift.local:3000'],
  ])('lead browsers, where it listens on %s and nothing else is said, to %s', (HOST, address) => {
    expect(readConfig({ ...minimal, HOST }).publicUrl).toBe(address);
  });

  it('name the proxies that are believed', () => {
    const TRUSTED_PROXIES = 'loopback, 192.0.2.1,10.0.0.0/8,fd00::/8';
    expect(readConfig({ ...minimal, TRUSTED_PROXIES }).env.TRUSTED_PROXIES).toEqual([
      'loopback',
      '192.0.2.1',
      '10.0.0.0/8',
      'fd00::/8',
    ]);
  });

  it.each([
    [{ DATABASE_URL: '' }, 'DATABASE_URL is missing'],
    [{ DATABASE_URL: 'mysql://localhost' }, 'DATABASE_URL must be a URL that starts with postgres:'],
    [{ PORT: '99999' }, 'PORT'],
    [{ STRIPE_SECRET_KEY: 'pk_test_1' }, 'STRIPE_SECRET_KEY must be a Stripe secret'],
    [{ STRIPE_WEBHOOK_SECRET: 'undefined' }, 'STRIPE_WEBHOOK_SECRET must be'],
    [{ HOLDOUT_SHARE: '1.5' }, 'HOLDOUT_SHARE'],
    [{ TEST_CLOCK: 'perhaps' }, 'TEST_CLOCK'],
    [{ ENCRYPTION_KEY: 'short' }, 'ENCRYPTION_KEY must be'],
    [{ TRUSTED_PROXIES: 'true' }, 'TRUSTED_PROXIES must be'],
    [{ TRUSTED_PROXIES: '10.0.0.0/8,10.0.0.0/33' }, 'TRUSTED_PROXIES must be'],
  ])('refuse %j with one line that names it', (wrong, line) => {
    expect(() => readConfig({ ...minimal, ...wrong })).toThrow(ConfigError);
    expect(() => readConfig({ ...minimal, ...wrong })).toThrow(line);
  });

  it('never print a wrong value, which may be a secret', () => {
    const message = () => {
      try {
        return readConfig({ ...minimal, STRIPE_SECRET_KEY: 'hunter2' }).publicUrl;
      } catch (error) {
        return String(error);
      }
    };
    expect(message()).toContain('STRIPE_SECRET_KEY');
    expect(message()).not.toContain('hunter2');
  });
});
