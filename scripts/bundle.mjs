// Each process of production in a file or two (docs/adr/0030-bundled-processes.md): it starts in half the time that finding and
// reading 2,200 files takes. Only loading changes: sources go through the compiler that tests use (swc.cjs), and nothing is left out.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { transform } from '@swc/core';
import { rolldown } from 'rolldown';

const require = createRequire(import.meta.url);
const { libs } = require('./libs.cjs');
/** dist/<name>.js, and the source that it begins with. */
const processes = require('./processes.json');
const swc = require('../swc.cjs');

const root = fileURLToPath(new URL('..', import.meta.url));
/** What all packages go into, apart from our own sources. */
const PACKAGES = 'packages';

/** @nestjs/typeorm asks for it while it runs, by a `require` of its own making, and would find another one. */
const sameTypeorm = {
  name: 'same-typeorm',
  transform: {
    filter: { id: /@nestjs\/typeorm\/dist\/common\/typeorm-compat/ },
    handler: (code) => code.replace(/^.*createRequire\(import.*$/m, ''),
  },
};

/** Writes a bundle of each of `input` (its name: what it begins with) into `dir`, as CommonJS. `options` and `output` are Rolldown's own. */
export async function bundle(dir, input, { plugins = [], ...options } = {}, output = {}) {
  const made = await rolldown({
    cwd: root,
    input,
    platform: 'node',
    tsconfig: false,
    treeshake: false,
    external: [/^@node-rs\//, /^@opentelemetry\//], // native, and what wraps Node's own modules
    logLevel: 'silent',
    ...options,
    plugins: [sameTypeorm, ...plugins],
  });
  await made.write({
    dir,
    format: 'cjs',
    dynamicImportInCjs: false, // code that V8 kept (test/support/kept-code.cjs) cannot import
    keepNames: true,
    charset: 'ascii', // else V8 keeps two bytes of each character
    ...output,
  });
  await made.close();
}

/**
 * Bundles of processes of ours, with what they have in common apart. Sources stay ES modules until they are put into one scope, where what one
 * takes of another costs nothing. `maps`: whether a stack leads to our sources.
 */
export async function bundleProcesses(dir, input, { maps = false, banner } = {}) {
  const compile = {
    name: 'swc',
    transform: {
      filter: { id: /\.ts$/ },
      handler: (code, filename) =>
        transform(code, { ...swc.ts(), module: { type: 'es6' }, filename, sourceMaps: maps }),
    },
  };
  const alias = Object.fromEntries(libs.map((lib) => [`#${lib}`, path.join(root, 'libs', lib, 'src/index.ts')]));
  await bundle(
    dir,
    input,
    { resolve: { alias }, plugins: [compile] },
    {
      banner,
      sourcemap: maps,
      comments: { legal: true, annotation: false, jsdoc: false },
      chunkFileNames: 'bundled/[name].js',
      codeSplitting: { groups: [{ name: PACKAGES, test: /node_modules/ }] },
    },
  );
  if (maps) withoutMap(path.join(dir, 'bundled', `${PACKAGES}.js`));
}

/** Node reads a map whole when it loads a file: that of all packages would cost more than bundling gains. */
function withoutMap(file) {
  rmSync(`${file}.map`);
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^\/\/# sourceMappingURL=.*\n?/m, ''));
}

if (import.meta.url === pathToFileURL(process.argv[1]).href)
  await bundleProcesses(path.join(root, 'dist'), processes, { maps: true });
