// Judges docs/openapi.json by Redocly's recommended rules, and that every operation shows an example. Warnings count.
import { createConfig, formatProblems, getTotals, lint } from '@redocly/openapi-core';

const config = await createConfig({ extends: ['recommended'] });
const problems = await lint({ ref: 'docs/openapi.json', config });
formatProblems(problems, { totals: getTotals(problems), format: 'codeframe', maxProblems: 20 });
process.exit(problems.length === 0 ? 0 : 1);
