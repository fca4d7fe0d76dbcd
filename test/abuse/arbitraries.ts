import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';

export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly properties?: Record<string, Schema>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly format?: string;
  readonly pattern?: string;
}
interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly schema?: Schema;
}
export interface Operation {
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly body: Schema | undefined;
}

const document = JSON.parse(readFileSync(join(__dirname, '../../docs/openapi.json'), 'utf8')) as {
  components: { schemas: Record<string, Schema> };
  paths: Record<
    string,
    Record<
      string,
      {
        parameters?: Parameter[];
        requestBody?: { content: Record<string, { schema: Schema }> };
      }
    >
  >;
};

export const operations: readonly Operation[] = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, { parameters = [], requestBody }]) => ({
    method: method.toUpperCase(),
    path,
    parameters,
    body: requestBody?.content['application/json']?.schema,
  })),
);

/** Texts that have broken somebody's service. */
const NASTY_TEXTS = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\udfff\ud800',
  '\u202e\u200b\ufeff',
  '💥'.repeat(40),
  'İ̇ıſK',
  "'; drop table member; --",
  "' or '1'='1",
  '$1',
  '${7*7}',
  '{{7*7}}',
  '{% for i in (1..999999999) %}{% endfor %}',
  '<script>alert(1)</script>',
  '=cmd|calc!A1',
  '../../etc/passwd',
  '%00',
  '%s%n',
  '\r\nset-cookie: a=b',
  '__proto__',
  'constructor',
  'true',
  'null',
  'NaN',
  '1e309',
  '2026-02-30T00:00:00Z',
  '0000-00-00',
  '9999-12-31T23:59:59.999Z',
  '-1',
  'a'.repeat(5000),
  '('.repeat(200),
  '00000000-0000-0000-0000-000000000000',
];
const NASTY_NUMBERS = [
  0,
  -0,
  -1,
  0.1,
  1e2,
  2 ** 31,
  2 ** 31 - 1,
  2 ** 53,
  2 ** 53 + 2,
  -(2 ** 53),
  1e308,
  5e-324,
  1e20,
];

const nastyText = fc.constantFrom(...NASTY_TEXTS);
const deep = fc.integer({ min: 1, max: 60 }).map((depth) => {
  let value: unknown = 1;
  for (let i = 0; i < depth; i++) value = i % 2 ? [value] : { a: value };
  return value;
});
/** Anything that JSON can say, and nothing in particular. */
export const anything: fc.Arbitrary<unknown> = fc.oneof(
  nastyText,
  fc.constantFrom(...NASTY_NUMBERS),
  fc.constantFrom(null, true, false, [], {}),
  deep,
  fc.array(nastyText, { maxLength: 50 }),
  fc.dictionary(
    fc.oneof(fc.constantFrom('__proto__', 'constructor', 'prototype', 'toString', ''), fc.string()),
    nastyText,
    {
      maxKeys: 5,
    },
  ),
  fc.json({ maxDepth: 3 }).map((text) => JSON.parse(text) as unknown),
);

/** What fits the schema, more or less: deep enough to get past the outer checks, and wrong in places. */
export function near(schema: Schema | undefined, depth = 0): fc.Arbitrary<unknown> {
  if (!schema || depth > 6) return anything;
  if (schema.$ref) return near(document.components.schemas[schema.$ref.split('/').at(-1) ?? ''], depth + 1);
  return fc.oneof({ arbitrary: fitting(schema, depth), weight: 9 }, { arbitrary: anything, weight: 1 });
}

function fitting(schema: Schema, depth: number): fc.Arbitrary<unknown> {
  const { anyOf, oneOf, properties, items } = schema;
  const choices = anyOf ?? oneOf;
  if (choices) return fc.oneof(...choices.map((one) => near(one, depth + 1)));
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const [type] = [schema.type ?? 'object'].flat();
  if (type === 'array') return fc.array(near(items, depth + 1), { maxLength: 3 });
  if (type === 'integer' || type === 'number')
    return fc.oneof(fc.integer({ min: 0, max: 400 }), fc.constantFrom(...NASTY_NUMBERS));
  if (type === 'boolean') return fc.boolean();
  if (type === 'null') return fc.constant(null);
  if (type === 'string') return text(schema);
  const required = schema.required ?? [];
  const fields = Object.entries(properties ?? {}).map(([name, one]) => {
    const value = near(one, depth + 1);
    return [name, required.includes(name) ? value : fc.option(value, { nil: undefined, freq: 2 })] as const;
  });
  return fc.record(Object.fromEntries(fields));
}

/** Names that exist in the world of the test, so that stored things are met; beside what fits the format. */
const KNOWN = ['ann', 'bob', 'free', 'basic', 'premium', 'month', 'usd', 'login', 'up', 'checkout', 'spring'];

function text({ format, pattern }: Schema): fc.Arbitrary<unknown> {
  if (format === 'uuid') return fc.oneof(fc.uuid(), nastyText);
  if (format === 'date-time')
    return fc.oneof(
      fc
        .date({ noInvalidDate: true, min: new Date('2025-01-01'), max: new Date('2027-01-01') })
        .map((date) => date.toISOString()),
      nastyText,
    );
  if (format === 'email') return fc.oneof(fc.emailAddress(), nastyText);
  const known = fc.constantFrom(...KNOWN);
  return pattern
    ? fc.oneof(known, nastyText)
    : fc.oneof(known, nastyText, fc.string({ unit: 'binary', maxLength: 80 }));
}

export interface Call {
  readonly url: string;
  readonly body: string | undefined;
}

/** One call of an operation, wrong in any of its parts. */
export function callOf({ path, parameters, body }: Operation): fc.Arbitrary<Call> {
  const valued = (where: Parameter['in']) =>
    parameters.filter((one) => one.in === where).map(({ name, schema }) => fc.tuple(fc.constant(name), near(schema)));
  return fc
    .record({
      inPath: fc.tuple(...valued('path')),
      inQuery: fc.tuple(...valued('query').map((one) => fc.option(one, { freq: 2 }))),
      sent: body ? fc.option(near(body), { freq: 20 }) : fc.constant(null),
    })
    .map(({ inPath, inQuery, sent }) => {
      const filled = inPath.reduce((url, [name, value]) => url.replace(`{${name}}`, encoded(value) || 'x'), path);
      const query = inQuery.flatMap((one) => (one ? [`${one[0]}=${encoded(one[1])}`] : [])).join('&');
      return { url: query ? `${filled}?${query}` : filled, body: sent === null ? undefined : JSON.stringify(sent) };
    });
}

function encoded(value: unknown): string {
  const said = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return encodeURIComponent(said.toWellFormed()).slice(0, 3000);
}
