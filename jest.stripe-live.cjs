const { projects, ...all } = require('./jest.config.cjs');

/** Apart from all other tests, so that none of them reaches a real account. */
const scenarios = projects.find(({ displayName }) => displayName === 'scenarios');
module.exports = {
  ...all,
  projects: [{ ...scenarios, displayName: 'stripe-live', testRegex: ['test/contract/.+\\.live-spec\\.ts$'] }],
};
