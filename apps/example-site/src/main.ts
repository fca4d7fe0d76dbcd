import { randomBytes } from 'node:crypto';
import { startSite } from './start-site';

const { PORT = '3001', TIERLIFT_PUBLIC_URL, TIERLIFT_URL = 'http://127.0.0.1:3000' } = process.env;

startSite({
  port: Number(PORT),
  cookieSecret: randomBytes(32).toString('hex'),
  widgetUrl: TIERLIFT_PUBLIC_URL ?? TIERLIFT_URL,
}).then(
  ({ url, close }) => {
    console.log(`example site on ${url}`);
    for (const name of ['SIGTERM', 'SIGINT'] as const)
      process.once(name, () => void close().finally(() => process.exit()));
  },
  (error: unknown) => {
    console.error(`example site: ${error instanceof Error ? error.message : String(error)}`);
    process.exit(1);
  },
);
