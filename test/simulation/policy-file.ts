import { readFileSync } from 'node:fs';
import { DEFAULT_POLICY, type Policy } from '#domain';
import { policyInputSchema } from '#membership';

/** The policy in a file: the JSON of `PUT /v1/policy`; what it leaves out is the default. Throws an error that a person can act on. */
export function policyIn(file: string): Policy {
  const read = policyInputSchema.safeParse(jsonIn(file));
  if (read.success) return { ...DEFAULT_POLICY, ...read.data };
  const faults = read.error.issues.map(({ path, message }) => `${path.join('.') || 'policy'}: ${message}`);
  throw new Error([`${file}:`, ...faults].join('\n'));
}

function jsonIn(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`${file}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}
