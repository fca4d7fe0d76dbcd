import type { Scope } from '#access';
import { ERRORS, type ErrorCode } from '#platform';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import examples from './examples.json';
import { ALSO_AS } from './http/documented';
import { onlyReads } from './http/access.guard';
import { WITHOUT_KEY } from './http/idempotency.interceptor';
import { byDirection, joinDirections } from './schema-directions';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';

const DESCRIPTION = `Asks the right member at the right moment, changes the plan in Stripe, proves what it added.

Send \`Authorization: Bearer <key>\`; what a key may do is said at each operation. The console sends its cookie instead (\`__Host-tierlift\` on https)
and, with everything but GET, \`x-csrf-token\`. Errors are problem documents (RFC 9457): branch on \`code\`.
Money is in minor units, times are ISO 8601 with an offset, unknown fields are refused.`;

/** The groups of operations: what a site integrates first comes first, what is for the console alone last. */
const TAGS: Readonly<Record<string, string>> = {
  members: 'Who your members are, and what is known of one.',
  signals: 'What members do on your site, one by one or by the thousand.',
  decisions: 'Whether this is a good moment to ask a member, and why or why not.',
  entitlements: 'What a member may do; a limit that is reached is a moment to ask.',
  proposals: 'What a member was asked: seen, accepted or declined.',
  sales: 'Both questions at the point of sale, from the cart to the payment.',
  'plan changes': 'What a change costs, to the cent, and the change itself.',
  orders: 'What was bought together elsewhere, so that the right product is offered beside a cart.',
  events: 'What has happened, as a stream that you read on.',
  webhooks: 'The same events, sent to your endpoints and signed.',
  catalogue: 'Plans and their prices, offers, products, bundles and incentives.',
  campaigns: 'Whom to ask, when, with which offers and over which channel.',
  policy: 'The rules of asking, and the models that give the probability of a yes.',
  reports: 'What the asking brought, and the files for your own analysis.',
  overview: 'How everything stands now: figures, holdout, prices at Stripe, and what changes while you look.',
  operation: 'Health, metrics and jobs, for those who run the service.',
  access: 'Keys, operators and the audit log.',
  session: 'Signing in to the console.',
};

function problem(code: ErrorCode, told: { detail: string; errors?: object[] }) {
  const [status, title] = ERRORS[code];
  const instance = '01a21f62-ce1b-77a1-81c2-95add34c0632';
  const example = { type: `urn:tierlift:problem:${code}`, title, status, code, instance, ...told };
  return {
    description: 'Problem document (RFC 9457)',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' }, example } },
  };
}
const WRONG_NAME = { path: 'name', message: 'Invalid input: expected string, received number' };
const REFUSED = problem('invalid_request', { detail: `name: ${WRONG_NAME.message}`, errors: [WRONG_NAME] });
const FAILED = problem('dependency_unavailable', { detail: 'PostgreSQL does not answer; try again' });

const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description:
    'The same key with the same request is answered the same for a day; with another request 422, while it is under way 409',
  schema: { type: 'string', minLength: 1, maxLength: 255 },
};

type Node = Record<string, unknown>;
interface Operation {
  operationId: string;
  parameters?: { name: string; in: string; schema?: object }[];
  security?: object[];
  requestBody?: { content?: Record<string, object> };
  responses: Record<string, { content?: Record<string, object> }>;
  'x-scopes'?: readonly Scope[];
  [ALSO_AS]?: string;
  [WITHOUT_KEY]?: true;
}

/** The OpenAPI 3.1 document of all routes, from the zod schemas that validate. */
export function openApi(app: NestFastifyApplication): OpenAPIObject {
  const described = new DocumentBuilder()
    .setTitle('Tierlift')
    .setDescription(DESCRIPTION)
    .setVersion('1')
    .setLicense('MIT', 'https://opensource.org/license/mit')
    .addServer('/', 'This service')
    .addBearerAuth()
    .addCookieAuth('tierlift')
    .setOpenAPIVersion('3.1.0');
  for (const [tag, about] of Object.entries(TAGS)) described.addTag(tag, about);
  const created = SwaggerModule.createDocument(app, described.build(), { standardSchemaConverter: byDirection });
  const document = joinDirections(tidy(created) as OpenAPIObject);
  for (const path of Object.values(document.paths)) {
    for (const [method, operation] of Object.entries(path) as [string, Operation][]) complete(method, operation);
  }
  return document;
}

/** By operation: what scenarios sent and were answered (npm run examples). */
const EXAMPLES: Readonly<Record<string, { request?: unknown; response?: unknown }>> = examples;

/** What the decorators cannot say. */
function complete(method: string, operation: Operation): void {
  operation.security ??= []; // open to everybody
  operation.parameters = operation.parameters?.filter(({ name }) => name !== 'authorization');
  const { 'x-scopes': scopes, [WITHOUT_KEY]: withoutKey } = operation;
  if (method === 'post' && scopes && !onlyReads(scopes) && !withoutKey)
    (operation.parameters ??= []).push(IDEMPOTENCY_KEY);
  delete operation[WITHOUT_KEY];
  delete operation.responses.default;
  const { [ALSO_AS]: type } = operation;
  const done = operation.responses['200'];
  if (type && done) done.content = { ...done.content, [type]: { schema: { type: 'string' } } };
  delete operation[ALSO_AS];
  const { request, response } = EXAMPLES[operation.operationId] ?? {};
  show(operation.requestBody?.content, request);
  for (const [status, answer] of Object.entries(operation.responses))
    if (status.startsWith('2')) show(answer.content, response);
  Object.assign(operation.responses, { '4XX': REFUSED, '5XX': FAILED });
}

function show(content: Record<string, object> | undefined, example: unknown): void {
  const json = content?.['application/json'];
  if (json && example !== undefined && example !== null) Object.assign(json, { example });
}

/** Recursive schemas and open bounds as JSON Schema 2020-12 has them; Nest writes the older way. */
function tidy(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(tidy);
  if (node === null || typeof node !== 'object') return node;
  const { $ref, exclusiveMinimum, exclusiveMaximum, ...rest } = node as Node;
  if (typeof $ref === 'string') return { $ref: named($ref) };
  const tidied = Object.fromEntries(Object.entries(rest).map(([key, value]) => [named(key), tidy(value)]));
  if (exclusiveMinimum === true) moveBound(tidied, 'minimum', 'exclusiveMinimum');
  if (exclusiveMaximum === true) moveBound(tidied, 'maximum', 'exclusiveMaximum');
  return tidied;
}

/** zod has no name for its own schema of any JSON. */
function named(key: string): string {
  return key.replace('__schema0', 'Json');
}

function moveBound(schema: Node, from: string, to: string): void {
  schema[to] = schema[from];
  delete schema[from];
}
