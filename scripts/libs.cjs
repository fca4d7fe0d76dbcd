// The libs in the order of docs/architecture.md: each may import only those before it.
// `platform` and `domain` import nothing of ours, not even each other.
exports.libs = [
  'platform',
  'domain',
  'database',
  'jobs',
  'access',
  'events',
  'membership',
  'billing',
  'campaigns',
  'sales',
  'insights',
  'privacy',
  'operation',
];
