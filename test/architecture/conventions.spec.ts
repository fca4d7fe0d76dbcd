import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Schema {
  $ref?: string;
  type?: string;
  properties?: Record<string, Schema>;
  additionalProperties?: boolean | Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  maximum?: number;
  required?: string[];
}
interface Operation {
  tags: string[];
  operationId: string;
  parameters?: { name: string; in: string; schema: Schema }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<string, { content?: Record<string, { schema: Schema }> }>;
}
interface Document {
  tags: { name: string; description?: string }[];
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}

const document = JSON.parse(readFileSync(join(__dirname, '../../docs/openapi.json'), 'utf8')) as Document;
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ name: `${method.toUpperCase()} ${path}`, operation })),
);

function resolved(schema: Schema): Schema {
  return schema.$ref ? resolved(document.components.schemas[schema.$ref.split('/').pop() ?? ''] ?? {}) : schema;
}

/** Lists without pages, each with the reason why it cannot grow. */
const SHORT: Readonly<Record<string, string>> = {
  'GET /v1/operators': 'people who run the service',
  'GET /v1/members/{id}/export': 'no list: everything at once is the point',
  'GET /v1/members/{id}/subscription': 'live ones: one, or an alarm',
  'GET /v1/members/{id}/proposals': 'open ones: at most one',
  'GET /v1/reports/mrr-movements': 'a row per currency and month, plan or campaign',
  'GET /v1/reports/decisions': 'a row per outcome and reason',
  'GET /v1/reports/lift/weeks': 'a row per week',
  'GET /v1/reports/lift/readings': 'a row per day and currency',
  'GET /v1/reports/offers': 'a row per campaign and offer',
  'GET /v1/events': 'a stream: read on after `cursor`',
};
/** Bodies that take fields which are not ours to know. */
const FOREIGN: Readonly<Record<string, string>> = {
  'POST /v1/segment/batch': 'the wire format of Segment',
};

describe('the conventions of the API', () => {
  it('every list that can grow comes in pages of at most 100', () => {
    const lists = operations.filter(({ operation }) => {
      const content = operation.responses['200']?.content?.['application/json'];
      return content && resolved(content.schema).properties?.data !== undefined;
    });
    expect(lists.length).toBeGreaterThan(20);
    const unpaged = lists.filter(({ operation }) => {
      const answer = resolved(operation.responses['200']?.content?.['application/json']?.schema ?? {});
      const limit = operation.parameters?.find(({ name }) => name === 'limit');
      return !(answer.properties?.hasMore && limit && (limit.schema.maximum ?? Infinity) <= 100);
    });
    expect(unpaged.map(({ name }) => name).sort()).toEqual(Object.keys(SHORT).sort());
  });

  it('operations stand in groups, each with a sentence about it: what a site integrates first, what is for the console last', () => {
    const names = document.tags.map(({ name }) => name);
    const used = new Set(operations.flatMap(({ operation }) => operation.tags));
    expect([...used].sort()).toEqual([...names].sort());
    expect(document.tags.filter(({ description }) => !/^[A-Z].+\.$/.test(description ?? ''))).toEqual([]);
    expect([names.slice(0, 3), names.slice(-3)]).toEqual([
      ['members', 'signals', 'decisions'],
      ['operation', 'access', 'session'],
    ]);
  });

  it('no secret is part of an address, which proxies write into their logs', () => {
    const secret = /token|secret|password/i;
    const parameters = operations.flatMap(({ name, operation }) =>
      (operation.parameters ?? []).map((one) => ({ ...one, at: `${name} ${one.name}` })),
    );
    const addressed = parameters.filter((one) => one.in === 'query' || one.in === 'path');
    expect(addressed.length).toBeGreaterThan(50);
    expect(addressed.filter((one) => secret.test(one.name)).map(({ at }) => at)).toEqual([]);
  });

  it('every list goes on after its last row by the same word', () => {
    const listed = operations.filter(({ operation }) => operation.parameters?.some(({ name }) => name === 'limit'));
    const otherwise = listed.filter(
      ({ operation }) => !operation.parameters?.some(({ name }) => name === 'startingAfter'),
    );
    expect(listed.length).toBeGreaterThan(15);
    expect(otherwise.map(({ name }) => name)).toEqual([]);
  });

  it('what has a default may be left out of a body, and is always there in an answer', () => {
    const named = (direction: 'taken' | 'answered') => {
      const found = new Map<string, Schema>();
      const collect = (node: unknown): void => {
        if (node === null || typeof node !== 'object') return;
        const name = '$ref' in node && typeof node.$ref === 'string' && node.$ref.split('/').pop();
        if (name && !found.has(name)) {
          found.set(name, resolved(node as Schema));
          collect(found.get(name));
        }
        Object.values(node).forEach(collect);
      };
      for (const { operation } of operations)
        collect(direction === 'taken' ? operation.requestBody : operation.responses);
      return [...found];
    };
    const partsOf = ({ properties = {} }: Schema) =>
      Object.entries(properties).flatMap(([name, part]) => ('default' in part ? [name] : []));
    const demanded = named('taken').filter(([, one]) => partsOf(one).some((part) => one.required?.includes(part)));
    const missing = named('answered').filter(([, one]) => !partsOf(one).every((part) => one.required?.includes(part)));
    expect(named('taken').filter(([, one]) => partsOf(one).length > 0).length).toBeGreaterThan(5);
    expect([demanded.map(([name]) => name), missing.map(([name]) => name)]).toEqual([[], []]);
  });

  it('every body refuses fields that it does not know', () => {
    const open = operations.filter(({ operation }) => {
      const schema = resolved(operation.requestBody?.content['application/json']?.schema ?? {});
      const shapes = (schema.anyOf ?? schema.oneOf ?? [schema]).map(resolved);
      return shapes.some(({ type, additionalProperties }) => type === 'object' && additionalProperties !== false);
    });
    expect(open.map(({ name }) => name)).toEqual(Object.keys(FOREIGN));
  });

  it('every operation says which problem documents it answers with', () => {
    const silent = operations.filter(({ operation }) => !operation.responses['4XX'] || !operation.responses['5XX']);
    expect(silent.map(({ name }) => name)).toEqual([]);
  });

  it('every report tells what its figures mean, in which time zone, and comes as CSV too', () => {
    const reports = operations.filter(({ name }) => name.startsWith('GET /v1/reports/'));
    const mute = reports.filter(({ operation: { responses, parameters } }) => {
      const { content = {} } = responses['200'] ?? {};
      const told = resolved(content['application/json']?.schema ?? {}).required ?? [];
      const complete = content['text/csv'] && told.includes('definitions') && told.includes('timeZone');
      return !complete || !parameters?.some(({ name }) => name === 'format');
    });
    expect(reports.length).toBeGreaterThan(7);
    expect(mute.map(({ name }) => name)).toEqual([]);
  });
});
