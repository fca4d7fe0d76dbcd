// Jest can require() ES modules only on Node >= 24.9; below that every ESM-only package must be compiled to
// CommonJS for the tests. Finds them instead of naming them, so that an update cannot break the list.
const fs = require('node:fs');
const path = require('node:path');
const pick = (e) =>
  typeof e === 'string'
    ? e
    : Array.isArray(e)
      ? pick(e[0])
      : e && typeof e === 'object'
        ? pick(e.require ?? e.node ?? e.default ?? e.import ?? e['.'])
        : undefined;
function needsTransform(dir, pkg) {
  if (pkg.type === 'module') {
    const entry = pick(pkg.exports?.['.'] ?? pkg.exports) ?? pkg.main ?? 'index.js';
    return !/\.cjs$/.test(entry); // dual packages already offer CommonJS
  }
  return false;
}
module.exports = function esmPackages(root = path.join(__dirname, 'node_modules')) {
  const out = new Set();
  const visit = (dir, name) => {
    let pkg;
    try {
      pkg = JSON.parse(fs.readFileSync(path.join(dir, 'package.json'), 'utf8'));
    } catch {
      return;
    }
    if (needsTransform(dir, pkg)) out.add(name);
    walk(path.join(dir, 'node_modules'));
  };
  const walk = (nm) => {
    let names;
    try {
      names = fs.readdirSync(nm);
    } catch {
      return;
    }
    for (const n of names) {
      if (n.startsWith('.')) continue;
      if (n.startsWith('@')) for (const s of fs.readdirSync(path.join(nm, n))) visit(path.join(nm, n, s), `${n}/${s}`);
      else visit(path.join(nm, n), n);
    }
  };
  walk(root);
  return [...out];
};
