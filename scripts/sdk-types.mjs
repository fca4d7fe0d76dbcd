// Writes the SDK's types of the HTTP API from docs/openapi.json. --check: fails when they are not up to date.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import openapiTS, { astToString } from 'openapi-typescript';
import ts from 'typescript';

const FILE = 'libs/sdk/src/schema.ts';

const types = await openapiTS(new URL('../docs/openapi.json', import.meta.url), {
  defaultNonNullable: false, // a field with a default may be left out of a request
  transform: (_schema, { path }) =>
    path === '#/components/schemas/Json' ? ts.factory.createKeywordTypeNode(ts.SyntaxKind.UnknownKeyword) : undefined,
});
const source = `// Made by npm run openapi from docs/openapi.json.\n${astToString(types)}`;
if (!process.argv.includes('--check')) writeFileSync(FILE, source);
else if (!existsSync(FILE) || readFileSync(FILE, 'utf8') !== source) {
  console.error(`${FILE} is not what docs/openapi.json says; run npm run openapi`);
  process.exit(1);
}
