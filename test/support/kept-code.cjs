// Every process that is bundled for tests (bundles.mjs) loads this first: V8 takes the compiled code of a bundle from the file beside
// it, so that a process starts in two thirds of the time. Code of another version or with other flags V8 leaves aside, and compiles.
const fs = require('node:fs');
const Module = require('node:module');
const path = require('node:path');
const vm = require('node:vm');

const BUNDLES = path.join(path.sep, '.tierlift', 'processes'); // while they are made, with a number behind it
const scripts = new Map();

const compile = Module.prototype._compile;
Module.prototype._compile = function (source, filename) {
  if (!filename.includes(BUNDLES)) return compile.call(this, source, filename);
  const script = new vm.Script(Module.wrap(source), {
    filename,
    cachedData: keptOf(filename),
    importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  scripts.set(filename, script);
  const require = Module.createRequire(filename);
  return script.runInThisContext().call(this.exports, this.exports, require, this, filename, path.dirname(filename));
};

if (process.env.KEEP_CODE)
  process.once('exit', () => {
    for (const [filename, script] of scripts) {
      const making = `${filename}.${process.pid}`; // whole at once: several processes have a file in common
      fs.writeFileSync(making, script.createCachedData());
      fs.renameSync(making, `${filename}.code`);
    }
  });

function keptOf(filename) {
  try {
    return fs.readFileSync(`${filename}.code`);
  } catch {
    return undefined;
  }
}
