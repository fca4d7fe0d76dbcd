// npm run stripe-sandbox: the sandbox alone, for anybody's tests. Settings: apps/stripe-sandbox/README.md
import { build } from './build.mjs';

try {
  build();
  await import('../dist/apps/stripe-sandbox/src/main.js');
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
