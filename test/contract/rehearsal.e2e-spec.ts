import { createSandbox, type Sandbox } from '../../apps/stripe-sandbox/src/sandbox';
import { scenariosOn } from './stripe-live';

/** The run against a real account, rehearsed on a sandbox that is steered by nobody: no clock is moved, no webhook is set. */
describe('on an account that only its API reaches', () => {
  let sandbox: Sandbox;
  afterAll(() => sandbox.close());

  scenariosOn(async () => {
    sandbox = await createSandbox({ port: 0, now: new Date() });
    return { url: sandbox.url, key: 'sk_test_rehearsal' };
  }, 0);
});
