// Compiles the widget for browsers to dist/widget, where api serves it from.
const { spawnSync } = require('node:child_process');
const { dirname, join } = require('node:path');

const root = dirname(__dirname);

/** Throws when the compiler complains. */
exports.buildWidget = function buildWidget() {
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  const compiled = spawnSync(process.execPath, [compiler, '-p', join(root, 'apps/widget/tsconfig.json')], {
    encoding: 'utf8',
  });
  if (compiled.status !== 0) throw new Error(`the widget does not compile: ${compiled.stdout}${compiled.stderr}`);
};
