// npm run examples: takes what scenarios have recorded (RECORD_EXAMPLES=true npx jest test/scenarios) into the API's examples.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';

const FILE = 'apps/api/src/examples.json';
const FOLDER = 'artefacts/examples';
const read = (file) => JSON.parse(readFileSync(file, 'utf8'));

const operations = Object.values(read('docs/openapi.json').paths).flatMap((path) =>
  Object.values(path).map(({ operationId }) => operationId),
);
const examples = existsSync(FILE) ? read(FILE) : {};
for (const file of existsSync(FOLDER) ? readdirSync(FOLDER) : [])
  examples[file.replace('.json', '')] = read(`${FOLDER}/${file}`);
const known = Object.entries(examples).filter(([operation]) => operations.includes(operation));
known.sort(([a], [b]) => (a < b ? -1 : 1));
writeFileSync(FILE, `${JSON.stringify(Object.fromEntries(known), null, 2)}\n`);
const without = operations.filter((operation) => !examples[operation]);
console.log(`${known.length} operations have an example${without.length > 0 ? `; none: ${without.join(', ')}` : ''}`);
