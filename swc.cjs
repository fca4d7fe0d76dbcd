// One swc configuration for Jest and for running TypeScript without a build.
const base = (importInterop) => ({
  swcrc: false,
  jsc: {
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
    target: 'es2022',
    keepClassNames: true,
  },
  module: { type: 'commonjs', importInterop, strictMode: true },
  sourceMaps: 'inline',
});
exports.ts = () => base('swc'); // as tsc with esModuleInterop
exports.esm = () => base('node'); // node_modules: the default import of a CommonJS file is its module.exports, as in Node
