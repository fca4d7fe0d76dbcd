import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { refusals as en } from './en/refusals';
import { refusals as id } from './id/refusals';
import { said } from './refusals';

/** Who is refused with these is a backend, a browser of a member or a tool, never an operator in the console. */
const OTHERS =
  /^(malformed_json|address_invalid|unsupported_media_type|idempotency_key_reused|api_key_(missing|invalid)|webhook_signature_invalid|entitlement_unknown|signal_invalid|order_\w+|cart_\w+|quote_\w+|proposal_\w+|already_on_plan|checkout_unknown|currency_mismatch|customer_unknown|stripe_customer_taken|member_(differs|required)|nothing_to_resume|payment_\w+|plan_change_unknown|price_unavailable|promotion_code_invalid|sale_token_invalid|subscription_(ended|ending|paused|trialing))$/;
/** Rules of what operators do not fill in. */
const NOT_FORMS = /(sale|member-history)\.schemas\.ts$/;
/** Said to who calls the api by hand. */
const BY_HAND = [
  'startingAfter: send the cursor of the last entry',
  'the body is nested deeper than x levels',
  'Idempotency-Key: 1 to 255 characters of ASCII',
  'must be a Stripe customer id: cus_...',
  'is larger than 10 kB',
];
const root = join(__dirname, '../../../..');

function sources(...folders: string[]): { readonly file: string; readonly text: string }[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts') && !file.includes('node_modules'))
      .map((file) => ({ file, text: readFileSync(join(root, folder, file), 'utf8') })),
  );
}

/** As the api says it: something stands in the place of each figure. */
const filled = (literal: string) => literal.replaceAll(/\$\{[^}]*\}/g, 'x').replaceAll("\\'", "'");
const LITERAL = '(\'(?:[^\'\\\\]|\\\\.)*\'|`[^`]*`|"[^"]*")';

describe('what the api refuses', () => {
  it('is said in Indonesian wherever an operator can meet it', () => {
    const thrown = sources('libs', 'apps/api/src').flatMap(({ text }) => [
      ...text.matchAll(new RegExp(`new DomainError\\(\\s*'(\\w+)',\\s*${LITERAL}`, 'g')),
    ]);
    const untold = thrown
      .map(([, code = '', detail = '']) => [code, filled(detail.slice(1, -1))] as const)
      .filter(([code, detail]) => !OTHERS.test(code) && said(id, code, detail) === undefined);
    expect(thrown.length).toBeGreaterThan(100);
    expect(untold.filter(([, detail]) => !BY_HAND.includes(detail))).toEqual([]);
  });

  it('says of a bundle that does not pay why, in Indonesian', () => {
    const { text = '' } = sources('libs/sales/src').find(({ file }) => file === 'put-bundle.ts') ?? {};
    const reasons = [...text.matchAll(new RegExp(`refused\\(\\s*${LITERAL}`, 'g'))];
    expect(reasons.length).toBeGreaterThan(5);
    for (const [, reason = ''] of reasons)
      expect([reason, said(id, 'bundle_invalid', filled(reason.slice(1, -1)))]).not.toContain(undefined);
  });

  it('says what is wrong with a field in a person’s words in both languages', () => {
    const fault = (schema: z.ZodType, value: unknown) => schema.safeParse(value).error?.issues[0]?.message ?? '';
    const general = [
      fault(z.string(), undefined),
      fault(z.string(), 1),
      fault(z.number(), null),
      fault(z.number(), NaN),
      fault(z.int(), 1.5),
      fault(z.enum(['month', 'year']), 'day'),
      fault(z.string().min(1), ''),
      fault(z.string().min(12), 'short'),
      fault(z.string().max(2), 'long'),
      fault(z.array(z.string()).min(1), []),
      fault(z.array(z.string()).max(1), ['a', 'b']),
      fault(z.int().min(1), 0),
      fault(z.int().max(1), 2),
      fault(z.number().positive(), 0),
      fault(z.email(), 'nobody'),
      fault(z.iso.datetime(), 'noon'),
      fault(z.union([z.string(), z.number()]), true),
    ];
    for (const message of general)
      for (const words of [en, id]) expect([message, said(words, 'invalid_request', message)]).not.toContain(undefined);

    const own = sources('apps/api/src/schemas', 'libs/membership/src')
      .filter(({ file }) => !NOT_FORMS.test(file))
      .flatMap(({ text }) => [...text.matchAll(new RegExp(`(?:error: |regex\\(\\/.*\\/, )${LITERAL}`, 'g'))])
      .map(([, literal = '']) => filled(literal.slice(1, -1)));
    const untold = own.filter((message) => said(id, 'invalid_request', message) === undefined);
    expect(untold.filter((message) => !BY_HAND.includes(message))).toEqual([]);
  });

  it('keeps the figures, and what it does not know it does not guess', () => {
    const price = 'the price basic_usd cannot change; give the new price a new lookup key';
    expect(said(id, 'plan_in_use', price)).toContain('Harga basic_usd tidak bisa diubah');
    expect(said(id, 'campaign_state', 'spring is paused; only a draft can change')).toContain('sedang dijeda');
    expect(said(en, 'invalid_request', 'Too small: expected string to have >=12 characters')).toContain('12');
    expect(said(id, 'plan_in_use', 'something new')).toBeUndefined();
    expect(said(en, 'plan_in_use', price)).toBeUndefined();
  });
});
