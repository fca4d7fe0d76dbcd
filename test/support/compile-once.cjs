// Jest makes a realm of its own for each suite, and has V8 compile every module in it anew. What is compiled belongs to no realm:
// here each process of Jest compiles a module once, and only runs it in each realm.
const v8 = require('node:v8');
const vm = require('node:vm');
const { TestEnvironment } = require('jest-environment-node');

v8.setFlagsFromString('--no-flush-bytecode'); // what one suite needed the next one needs again

/** By file name; the source with it, since one file may be compiled in two ways. */
const compiled = new Map();

const { compileFunction } = vm;
vm.compileFunction = (source, parameters, options) => {
  const { filename, parsingContext } = options ?? {};
  if (!filename || !parsingContext) return compileFunction(source, parameters, options);
  // a function within: a module may declare what it is handed, as `const process = require('process')` does
  const head = `(function (${parameters.join(', ')}) { return (function () {`;
  let known = compiled.get(filename);
  if (known?.source !== source || known.head !== head) {
    const script = new vm.Script(`${head}${source}\n}).call(this); })`, { filename, columnOffset: -head.length });
    compiled.set(filename, (known = { source, head, script }));
  }
  return known.script.runInContext(parsingContext);
};

module.exports = TestEnvironment;
