import { isDeepStrictEqual } from 'node:util';
import type { SwaggerDocumentOptions } from '@nestjs/swagger';

type Schemas = Record<string, object>;
interface JsonSchema {
  $schema?: string;
  readonly $defs?: Schemas;
  readonly definitions?: Schemas;
}
interface Convertible {
  readonly '~standard': {
    readonly jsonSchema: Record<'input' | 'output', (options: { target: string }) => JsonSchema>;
  };
}

/** What a named schema is called where it is taken, until both directions are known. */
const TAKEN = '.taken';
const REFERENCE = /"#\/(?:\$defs|definitions|components\/schemas)\/([^"]+)"/g;

/** As zod converts, with what is taken and what is answered apart: a part with a default may be left out, and is always answered. */
export const byDirection: SwaggerDocumentOptions['standardSchemaConverter'] = (schema, { schemaType }) => {
  const { $defs, definitions, ...body } = (schema as Convertible)['~standard'].jsonSchema[schemaType]({
    target: 'openapi-3.0',
  });
  delete body.$schema;
  const suffix = schemaType === 'input' ? TAKEN : '';
  const { schema: named, components } = renamed(
    { schema: body, components: { ...$defs, ...definitions } },
    (name) => name + suffix,
  );
  return {
    schema: named,
    components: Object.fromEntries(Object.entries(components).map(([name, one]) => [name + suffix, one])),
  };
};

/** One name for a schema that is the same in both directions; `...Input` for what is taken otherwise than it is answered. */
export function joinDirections<Document extends { components?: { schemas?: object } }>(document: Document): Document {
  const schemas = { ...document.components?.schemas } as Schemas;
  const plain = (name: string) => name.replace(TAKEN, '');
  const taken = Object.keys(schemas).filter((name) => name.endsWith(TAKEN));
  const apart = new Set(
    taken.filter((name) => {
      const answered = schemas[plain(name)];
      return answered && !isDeepStrictEqual(renamed(schemas[name], plain), answered);
    }),
  );
  const contains = (name: string) => referencesOf(schemas[name]).some((part) => apart.has(part));
  for (let found = taken; found.length > 0; found.forEach((name) => apart.add(name)))
    found = taken.filter((name) => !apart.has(name) && plain(name) in schemas && contains(name));
  const nameOf = (name: string) => (apart.has(name) ? `${plain(name)}Input` : plain(name));
  const joined = Object.entries(schemas).map(([name, one]): [string, object] => [nameOf(name), one]);
  return renamed({ ...document, components: { ...document.components, schemas: Object.fromEntries(joined) } }, nameOf);
}

function referencesOf(node: unknown): string[] {
  return [...JSON.stringify(node).matchAll(REFERENCE)].map(([, name = '']) => name);
}

/** The same with each reference to a name led to another. */
function renamed<Node>(node: Node, nameOf: (name: string) => string): Node {
  const to = (_: string, name: string) => JSON.stringify(`#/components/schemas/${nameOf(name)}`);
  return JSON.parse(JSON.stringify(node).replace(REFERENCE, to)) as Node;
}
