import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { OPERATIONS } from './all';

/** What SDKs call the requests of a resource. */
const COMMON = new Map([
  ['POST ', 'create'],
  ['GET ', 'list'],
  ['GET /:id', 'retrieve'],
  ['POST /:id', 'update'],
  ['DELETE /:id', 'delete'],
]);
/** The one that a key belongs to: no list. */
const OWN = 'GET /v1/account';
/** Resources that have no request of their own. */
const WITHIN = /^(.*\/:id)\/(features|line_items|lines)(\/:id)?$/;

function surface(): Map<string, string[]> {
  const rows = new Map<string, string[]>();
  for (const { method, path } of OPERATIONS) {
    const [, owner, list, id = ''] = WITHIN.exec(path) ?? [];
    const base = owner ? `${owner}/${list}` : path.replace(/\/:id.*$|\/create_preview$/, '');
    const rest = owner ? id : path.slice(base.length);
    const common = `${method} ${path}` === OWN ? 'retrieve' : COMMON.get(`${method} ${rest}`);
    const name = common ?? `${method === 'DELETE' ? 'delete ' : ''}${rest.split('/').at(-1)}`;
    rows.set(base, [...(rows.get(base) ?? []), name]);
  }
  return rows;
}

describe('the README of the sandbox', () => {
  it('names every resource with every operation, and none that is not there', () => {
    const readme = readFileSync(join(__dirname, '../../README.md'), 'utf8');
    const named = [...readme.matchAll(/^\| `(\/v1\/[^`]+)` +\| (.+?) +\|$/gm)].map(([, path, names]) => [path, names]);
    const served = [...surface()].map(([path, names]) => [
      path.replaceAll(':id', '{id}'),
      [...names].sort().join(', '),
    ]);
    expect(named.sort()).toEqual(served.sort());
  });
});
