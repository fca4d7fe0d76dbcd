const { libs } = require('./scripts/libs.cjs');

/** The one line of docs/architecture.md: a lib imports only libs to its left. */
const line = libs
  .map((lib, i) => ({
    name: `${lib}-imports-only-to-its-left`,
    comment: 'libs stand in one line; see docs/architecture.md',
    severity: 'error',
    from: { path: `^libs/${lib}/` },
    to: { path: `^libs/(${(lib === 'domain' ? libs : libs.slice(i + 1)).filter((l) => l !== lib).join('|')})/` },
  }))
  .filter((rule) => !rule.to.path.includes('()'));

const only = (name, module, path, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: '^(apps|libs)/', pathNot: [...[path].flat(), '\\.spec\\.ts$', '/testing/'] },
  to: { path: `^node_modules/${module}/` },
});

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...line,
    {
      name: 'no-circular',
      comment: 'a cycle hides the direction of the story',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'libs-not-to-apps',
      comment: 'apps are thin edges at the right end',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^apps/' },
    },
    {
      name: 'apps-apart',
      comment: 'apps meet only over the wire',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'console-is-a-client',
      comment: 'of the libs it knows the types of the HTTP API and nothing else',
      severity: 'error',
      from: { path: '^apps/console/' },
      to: { path: '^libs/', pathNot: '^libs/sdk/src/schema\\.ts$' },
    },
    {
      name: 'libs-by-name',
      comment: 'a lib is imported by its name (#billing), never by a path into it',
      severity: 'error',
      from: { path: '^(apps|libs)/([^/]+)/', pathNot: '^apps/console/' },
      to: { path: '^libs/', pathNot: ['^libs/$2/', '^libs/[^/]+/src/(testing/)?index\\.ts$'] },
    },
    {
      name: 'testing-only-from-specs',
      comment: 'testing helpers never reach production',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: ['\\.spec\\.ts$', '/testing/'] },
      to: { path: '/testing/' },
    },
    {
      name: 'sandbox-stands-alone',
      comment: 'the sandbox shares no code with billing, so it stays an honest peer',
      severity: 'error',
      from: { path: '^apps/stripe-sandbox/' },
      to: { path: '^libs/' },
    },
    {
      name: 'example-site-knows-the-sdk-only',
      comment: 'it shows what a site can do from outside',
      severity: 'error',
      from: { path: '^apps/example-site/' },
      to: { path: '^libs/', pathNot: '^libs/sdk/src/index\\.ts$' },
    },
    {
      name: 'domain-imports-nothing',
      comment: 'rules are pure functions over plain data',
      severity: 'error',
      from: { path: '^libs/domain/', pathNot: '\\.spec\\.ts$' },
      to: { pathNot: '^libs/domain/' },
    },
    only('stripe-only-in-billing', 'stripe', '^libs/billing/', 'one gateway to Stripe'),
    only('bullmq-only-in-jobs', '(bullmq|@nestjs/bullmq)', '^libs/jobs/', 'one typed catalogue of jobs'),
    only(
      'typeorm-only-where-sql-lives',
      'typeorm',
      ['^libs/database/', '-store\\.ts$'],
      'SQL lives in stores; others take Tx and Database from #database',
    ),
    {
      name: 'no-dev-dependencies',
      comment: 'production needs none of them; the console is bundled with its own',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: ['^apps/console/', '\\.spec\\.ts$', '/testing/'] },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'require', 'node', 'default', 'import'],
    },
  },
};
