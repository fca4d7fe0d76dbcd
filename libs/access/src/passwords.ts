import { newSecret } from '#platform';
import { hash, verify } from '@node-rs/argon2';

/** OWASP's least for argon2id: 19 MiB, two passes, one lane; the library's defaults, pinned. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export function hashPassword(password: string): Promise<string> {
  return hash(password, COST);
}

/** What an unknown e-mail is held against, so that it takes as long as a known one. */
let nobody: Promise<string> | undefined;

export async function passwordFits(passwordHash: string | null, password: string): Promise<boolean> {
  nobody ??= hashPassword(newSecret(''));
  const fits = await verify(passwordHash ?? (await nobody), password);
  return fits && passwordHash !== null;
}
