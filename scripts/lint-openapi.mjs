// Judges docs/openapi.json by Redocly's recommended rules, and that every operation shows an example. Warnings count.
import { readFileSync } from 'node:fs';
import { createConfig, formatProblems, getTotals, lint } from '@redocly/openapi-core';

const config = await createConfig({
  extends: ['recommended'],
  // a schema says itself whether it is closed
  rules: { 'no-invalid-media-type-examples': { severity: 'error', allowAdditionalProperties: true } },
});
const problems = await lint({ ref: 'docs/openapi.json', config });
formatProblems(problems, { totals: getTotals(problems), format: 'codeframe', maxProblems: 20 });

const isShown = (content) => !content?.['application/json'] || 'example' in content['application/json'];
const { paths } = JSON.parse(readFileSync('docs/openapi.json', 'utf8'));
const unshown = Object.entries(paths).flatMap(([path, operations]) =>
  Object.entries(operations)
    .filter(([, { requestBody, responses }]) => {
      const done = Object.entries(responses).filter(([status]) => status.startsWith('2'));
      return !isShown(requestBody?.content) || !done.every(([, { content }]) => isShown(content));
    })
    .map(([method]) => `${method.toUpperCase()} ${path}`),
);
if (unshown.length > 0)
  console.error(
    `without an example: ${unshown.join(', ')}\n(RECORD_EXAMPLES=true npx jest <its scenario>; npm run examples; npm run openapi)`,
  );
process.exit(problems.length === 0 && unshown.length === 0 ? 0 : 1);
