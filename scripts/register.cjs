// node -r ./scripts/register.cjs file.ts: TypeScript without a build (swc with decorator metadata; #libs from source).
const Module = require('node:module');
const path = require('node:path');
const fs = require('node:fs');
const swc = require('@swc/core');
const options = require('../swc.cjs');
const { libs } = require('./libs.cjs');

const root = path.join(__dirname, '..');
process.setSourceMapsEnabled(true);
const resolve = Module._resolveFilename;
Module._resolveFilename = function (request, ...rest) {
  const [, lib, testing] = /^#([a-z-]+)(\/testing)?$/.exec(request) ?? [];
  if (lib && libs.includes(lib)) request = path.join(root, 'libs', lib, 'src', testing ? 'testing' : '', 'index.ts');
  return resolve.call(this, request, ...rest);
};
Module._extensions['.ts'] = (module, filename) =>
  module._compile(swc.transformSync(fs.readFileSync(filename, 'utf8'), { ...options.ts(), filename }).code, filename);
