const Sequencer = require('@jest/test-sequencer').default;

// folders whose suites take a minute and more: begun last, one would run alone at the end
const LONG = /\/test\/(faults|browser|contract)\//;
const rank = ({ path }) => Number(!LONG.test(path));

/** Jest's order knows how long a suite took only where it has run before; in a fresh clone it goes by the size of the files. */
module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    return super.sort(tests).sort((a, b) => rank(a) - rank(b));
  }
};
