// npm run doctor: looks at every address, key and setting of this environment (.env included) and says what to do. In a container: node dist/apps/worker/src/doctor.js
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from './build.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
try {
  if (existsSync(join(root, '.env'))) process.loadEnvFile(join(root, '.env'));
  build();
  const { status } = spawnSync(process.execPath, [join(root, 'dist/apps/worker/src/doctor.js')], { stdio: 'inherit' });
  process.exitCode = status ?? 1;
} catch (error) {
  console.error(`doctor: ${error.message}`);
  process.exitCode = 2;
}
