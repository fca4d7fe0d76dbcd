const swc = require('./swc.cjs');
const esmPackages = require('./jest.esm-packages.cjs')();
const { libs } = require('./scripts/libs.cjs');
const { packages } = require('./test/support/bundled-packages.cjs');

/** @type {import('jest').Config} */
const base = {
  rootDir: __dirname,
  testEnvironment: '<rootDir>/test/support/compile-once.cjs',
  // a global is looked up slowly inside Jest's sandbox; not Date, which a suite may turn
  sandboxInjectedGlobals: [
    'Array',
    'Buffer',
    'Error',
    'JSON',
    'Map',
    'Math',
    'Object',
    'Promise',
    'Reflect',
    'Set',
    'Symbol',
    'process',
  ],
  moduleFileExtensions: ['ts', 'js', 'json', 'node'],
  transform: { 'node_modules/.+\\.m?js$': ['@swc/jest', swc.esm()], '\\.ts$': ['@swc/jest', swc.ts()] },
  transformIgnorePatterns: [`/node_modules/(?!(${esmPackages.join('|')})/)`],
  moduleNameMapper: {
    [`^#(${libs.join('|')})$`]: '<rootDir>/libs/$1/src/index.ts',
    '^@tierlift/sdk$': '<rootDir>/libs/sdk/src/index.ts',
    [`^#(${libs.join('|')})/testing$`]: '<rootDir>/libs/$1/src/testing/index.ts',
  },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.tierlift/'],
};
const servers = {
  ...base,
  moduleNameMapper: {
    ...base.moduleNameMapper,
    ...Object.fromEntries(
      packages.map((name) => [`^${name}$`, `<rootDir>/.tierlift/packages/${name.replace(/\.js$/, '')}.js`]),
    ),
  },
  setupFiles: ['reflect-metadata'], // Nest's own import of it comes too late in a bundle
  globalSetup: '<rootDir>/test/support/global-setup.mjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
};

/** @type {import('jest').Config} */
module.exports = {
  projects: [
    {
      ...base,
      displayName: 'unit',
      testRegex: ['(apps|libs)/.+(?<!\\.db)\\.spec\\.ts$', 'test/(architecture|simulation|contract)/.+\\.spec\\.ts$'],
    },
    { ...servers, displayName: 'database', testRegex: ['(apps|libs)/.+\\.db\\.spec\\.ts$'] },
    {
      ...servers,
      displayName: 'scenarios',
      testRegex: ['test/(scenarios|faults|contract|browser|abuse)/.+\\.e2e-spec\\.ts$'],
    },
  ],
  testSequencer: '<rootDir>/test/support/longest-first.cjs',
  testTimeout: 60_000,
  maxWorkers: 3, // on two cores: while one waits for a process or a clock, the others work
};
