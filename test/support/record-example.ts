import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(__dirname, '../../artefacts/examples');
const LONGEST = 4000;
const SECRET = /^(secret|token|csrfToken|link|setupToken)$/;

/**
 * With RECORD_EXAMPLES set: what an operation was sent and answered, as it went over the wire. Of all exchanges that a
 * run has the one is kept that says most and still fits on a page; `npm run examples` takes them into the document.
 */
export function recordExample(operationId: string, requestOf: () => unknown, response: unknown): void {
  if (!process.env.RECORD_EXAMPLES) return;
  const request = requestOf();
  const sent = isPlain(request) && { request }; // not the stream of an import
  const text = JSON.stringify(short({ ...sent, response }));
  const file = join(folder, `${operationId}.json`);
  const before = existsSync(file) ? readFileSync(file, 'utf8').length : 0;
  if (text.length > LONGEST || text.length <= before) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, text);
}

function isPlain(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

/** Two of each list of objects are enough, and no secret is shown, not even of a test. */
function short(value: unknown, name = ''): unknown {
  if (Array.isArray(value)) return (value.every(isPlain) ? value.slice(0, 2) : value).map((one) => short(one));
  if (typeof value === 'string') return SECRET.test(name) ? value.replace(/(?<=[\w+/-]{6})[\w+/-]/g, '0') : value;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, short(one, key)]));
}
