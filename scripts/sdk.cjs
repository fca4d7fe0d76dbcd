// Builds the package @tierlift/sdk, ESM and CommonJS, as it is published: to dist/node_modules/@tierlift/sdk, where the built example site finds it by its name.
const { copyFileSync, mkdirSync, rmSync, writeFileSync } = require('node:fs');
const { dirname, join } = require('node:path');
const { compile } = require('./compile.cjs');

const root = dirname(__dirname);
const source = join(root, 'libs/sdk');
const target = join(root, 'dist/node_modules/@tierlift/sdk');
const KINDS = [
  ['esm', 'module', []],
  ['cjs', 'commonjs', ['--module', 'node16', '--moduleResolution', 'node16']],
];

/** Answers the folder of the package. Throws when the compiler complains. */
exports.buildSdk = function buildSdk(folder = target) {
  rmSync(folder, { recursive: true, force: true });
  for (const [kind, type, options] of KINDS) {
    const out = join(folder, 'dist', kind);
    compile('libs/sdk/tsconfig.build.json', ['--outDir', out, ...options]);
    writeFileSync(join(out, 'package.json'), `${JSON.stringify({ type })}\n`);
  }
  for (const file of ['package.json', 'README.md']) copyFileSync(join(source, file), join(folder, file));
  copyFileSync(join(root, 'LICENSE'), join(folder, 'LICENSE'));
  return folder;
};

/** Compiles apps/example-site against the built package. */
exports.buildExampleSite = function buildExampleSite() {
  mkdirSync(join(root, 'dist/apps'), { recursive: true });
  compile('apps/example-site/tsconfig.build.json');
};
