import { hash, randomBytes, timingSafeEqual } from 'node:crypto';
import { v7 } from 'uuid';

/** A UUIDv7: unique, and ordered by creation time. */
export function newId(): string {
  return v7();
}

/** Lower-case hex SHA-256 of a UTF-8 text. */
export function sha256(text: string): string {
  return hash('sha256', text, 'hex');
}

/** A secret of 256 random bits with a visible prefix, e.g. `tl_...`. */
export function newSecret(prefix: string): string {
  return prefix + randomBytes(32).toString('base64url');
}

/** A secret of 256 random bits to sign webhooks with, in the form of Standard Webhooks: `whsec_` and base64. */
export function newSigningSecret(): string {
  return `whsec_${randomBytes(32).toString('base64')}`;
}

/** Whether two secrets are equal, in a time that does not tell where they differ. */
export function sameSecret(one: string, other: string): boolean {
  return timingSafeEqual(hash('sha256', one, 'buffer'), hash('sha256', other, 'buffer'));
}
