// Compiles the widget for browsers to dist/widget, where api serves it from.
const { compile } = require('./compile.cjs');

/** Throws when the compiler complains. */
exports.buildWidget = () => compile('apps/widget/tsconfig.json');
