import { setting } from './environment.ts';
import { WebhookVerificationError } from './errors.ts';
import type { components } from './schema.ts';

/** What happened, as it is POSTed to you and read by `events.list`; `type` tells the shape of `data`. */
export type TierliftEvent = components['schemas']['Event'];

export interface VerifyOptions {
  /** How far `webhook-timestamp` may lie from now. Default 300. */
  readonly toleranceSeconds?: number;
  readonly now?: Date;
}

type Headers_ = Headers | Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * The event of a webhook, once it is certain that Tierlift sent it (https://www.standardwebhooks.com: HMAC-SHA256 over
 * `id.timestamp.body`). Take each `id` once: a delivery may be repeated.
 * @param body as it came, byte for byte: not parsed and put together again
 * @param secret `whsec_...`; while a rotation lasts either secret does. Default: TIERLIFT_WEBHOOK_SECRET of the environment
 * @throws WebhookVerificationError
 */
export async function verify(
  body: string | Uint8Array,
  headers: Headers_,
  secret = setting('TIERLIFT_WEBHOOK_SECRET') ?? '',
  options: VerifyOptions = {},
): Promise<TierliftEvent> {
  const [id, timestamp, signatures] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) =>
    headerOf(headers, name),
  );
  if (!id || !timestamp || !signatures)
    throw new WebhookVerificationError('webhook-id, webhook-timestamp or webhook-signature is missing');
  const { toleranceSeconds = 300, now = new Date() } = options;
  if (!(Math.abs(now.getTime() / 1000 - Number(timestamp)) <= toleranceSeconds))
    throw new WebhookVerificationError(
      `webhook-timestamp is more than ${toleranceSeconds} s from now; is the clock right?`,
    );
  const text = typeof body === 'string' ? body : new TextDecoder().decode(body);
  const key = await keyOf(secret);
  const signed = new TextEncoder().encode(`${id}.${timestamp}.${text}`);
  for (const signature of signatures.split(' ')) {
    const [version, base64 = ''] = signature.split(',');
    const bytes = version === 'v1' ? bytesOf(base64) : null;
    if (bytes && (await crypto.subtle.verify('HMAC', key, bytes, signed)))
      return { id, ...(JSON.parse(text) as object) } as TierliftEvent;
  }
  throw new WebhookVerificationError(
    'no signature fits: another secret, or the body was changed on its way (pass it raw)',
  );
}

async function keyOf(secret: string) {
  const bytes = bytesOf(secret.replace(/^whsec_/, ''));
  if (!bytes || bytes.length === 0) throw new WebhookVerificationError('the secret is not of the form whsec_<base64>');
  return crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['verify']);
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> | null {
  try {
    return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  } catch {
    return null;
  }
}

function headerOf(headers: Headers_, name: string): string | null {
  if (headers instanceof Headers) return headers.get(name);
  const value = headers[name];
  return typeof value === 'string' ? value : (value?.[0] ?? null);
}
