import { z } from 'zod';
import { createSandbox } from './sandbox';

const environment = z
  .object({
    STRIPE_SANDBOX_HOST: z.string().default('127.0.0.1'),
    STRIPE_SANDBOX_PORT: z.coerce.number().int().min(0).max(65_535).default(12_111),
    STRIPE_SANDBOX_DATA: z.string().optional(),
    STRIPE_SANDBOX_WEBHOOK_URL: z.url().optional(),
    STRIPE_SANDBOX_WEBHOOK_SECRET: z.string().optional(),
    STRIPE_SANDBOX_NOW: z.iso.datetime({ offset: true }).optional(),
  })
  .refine((env) => !env.STRIPE_SANDBOX_WEBHOOK_URL === !env.STRIPE_SANDBOX_WEBHOOK_SECRET, {
    path: ['STRIPE_SANDBOX_WEBHOOK_URL'],
    message: 'needs STRIPE_SANDBOX_WEBHOOK_SECRET, and the other way round',
  });

async function main(): Promise<void> {
  const given = Object.entries(process.env).filter(([, value]) => value !== '');
  const parsed = environment.safeParse(Object.fromEntries(given));
  if (!parsed.success) {
    throw new Error(parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '));
  }
  const env = parsed.data;
  const { STRIPE_SANDBOX_WEBHOOK_URL: hook, STRIPE_SANDBOX_WEBHOOK_SECRET: secret } = env;
  const sandbox = await createSandbox({
    host: env.STRIPE_SANDBOX_HOST,
    port: env.STRIPE_SANDBOX_PORT,
    ...(env.STRIPE_SANDBOX_DATA && { dataDir: env.STRIPE_SANDBOX_DATA }),
    ...(env.STRIPE_SANDBOX_NOW && { now: new Date(env.STRIPE_SANDBOX_NOW) }),
    ...(hook && secret && { webhooks: [{ url: hook, secret }] }),
  });
  process.stdout.write(`stripe-sandbox listening on ${sandbox.url}\n`);
  const stop = () => void sandbox.close().then(() => process.exit(0));
  process.once('SIGINT', stop).once('SIGTERM', stop);
}

main().catch((error: unknown) => {
  const { code, message } = error as { code?: string; message?: string };
  process.stderr.write(
    `stripe-sandbox: ${code === 'EADDRINUSE' ? 'the port is in use; set STRIPE_SANDBOX_PORT' : (message ?? String(error))}\n`,
  );
  process.exit(1);
});
