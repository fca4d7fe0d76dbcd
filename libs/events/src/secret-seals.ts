import { seal, sha256, unseal } from '#platform';

const SEALED = /^sealed:([0-9a-f]{8}):([\w-]+)$/;

/**
 * How the secrets of endpoints lie in the database: sealed with the first key of ENCRYPTION_KEY, and opened with any of them. Without
 * the setting they lie there as they are, which is also how they were written before there was one.
 */
export class SecretSeals {
  private readonly keys: ReadonlyMap<string, string>;

  constructor(keys: readonly string[] = []) {
    this.keys = new Map(keys.map((key) => [sha256(`name:${key}`).slice(0, 8), key]));
  }

  seal(secret: string): string {
    const [first] = this.keys;
    return first ? `sealed:${first[0]}:${seal(secret, first[1]).toString('base64url')}` : secret;
  }

  /** Throws when none of the keys has sealed it. */
  open(stored: string): string {
    const [, name, sealed] = SEALED.exec(stored) ?? [];
    if (name === undefined || sealed === undefined) return stored;
    const key = this.keys.get(name);
    if (key === undefined)
      throw new Error(
        `ENCRYPTION_KEY is missing or another: secrets of webhook endpoints were sealed with the key ${name}, and this process has ${[...this.keys.keys()].join(', ') || 'none'}`,
      );
    return unseal(Buffer.from(sealed, 'base64url'), key);
  }

  /** Whether `seal` would do it with the same key. */
  isCurrent(stored: string): boolean {
    const [first] = this.keys.keys();
    return SEALED.exec(stored)?.[1] === first;
  }
}
