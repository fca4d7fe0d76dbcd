// npm run doctor: looks at every address, key and setting of this environment (.env included), or else of the service of `npm start` on this machine, and says what to do. In a container: node dist/doctor.js
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from './build.mjs';
import { settingsBeside } from './settings.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
try {
  const env = settingsBeside();
  if (!env) throw new Error('no service runs here; start it with npm start, or set DATABASE_URL');
  build();
  const doctor = join(root, 'dist/doctor.js');
  const { status } = spawnSync(process.execPath, [doctor], { stdio: 'inherit', env });
  process.exitCode = status ?? 1;
} catch (error) {
  console.error(`doctor: ${error.message}`);
  process.exitCode = 2;
}
