// Compiles one TypeScript project with the compiler that also checks the types (TypeScript 7, native).
const { spawnSync } = require('node:child_process');
const { dirname, join } = require('node:path');

const root = dirname(__dirname);

/** `project`: its tsconfig, from the root. Throws with what the compiler says when it complains. */
exports.compile = function compile(project, options = []) {
  const compiler = join(root, 'node_modules/typescript-7/bin/tsc');
  const { status, stdout, stderr } = spawnSync(process.execPath, [compiler, '-p', join(root, project), ...options], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${project} does not compile: ${stdout}${stderr}`);
};
