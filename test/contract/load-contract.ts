import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Stripe from 'stripe';
import type { Contract } from './contract';
import { deriveContract } from './derive-contract';

const CACHE = join(__dirname, '../../.tierlift/stripe-contract');

/** The contract of the installed SDK: derived in some seconds, then kept until the SDK or the derivation changes. */
export function loadContract(): Contract {
  const derivation = createHash('sha256').update(readFileSync(join(__dirname, 'derive-contract.ts')));
  const file = join(CACHE, `${Stripe.PACKAGE_VERSION}-${derivation.digest('hex').slice(0, 8)}.json`);
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Contract;
  const contract = deriveContract();
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(`${file}.${process.pid}`, JSON.stringify(contract));
  renameSync(`${file}.${process.pid}`, file);
  return contract;
}
