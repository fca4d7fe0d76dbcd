import { seedCatalogue } from '../support/catalogue';
import { World, type StripeAccount } from '../support/world';
import { liveStage } from './live-account';
import { ContractProxy } from './proxy';
import { SCENARIOS } from './scenarios/all';
import type { Stage } from './stage';

/** Declares every scenario that needs neither a person nor a month, on an account that is not ours to steer. */
export function scenariosOn(account: () => Promise<StripeAccount>, quietMs: number): void {
  let proxy: ContractProxy;
  let world: World;
  let stage: Stage;
  beforeAll(async () => {
    world = await World.start({
      account: await account(),
      between: async (stripe) => (proxy = await ContractProxy.before(stripe)),
      now: new Date().toISOString(),
    });
    await seedCatalogue(world);
    stage = liveStage(world, quietMs);
  }, 120_000);
  afterAll(() => world.stop());

  it.each(SCENARIOS.filter(({ needs }) => !needs))('$name', ({ run }) => run(stage), 120_000);

  it('every request keeps to the contract', () => {
    expect(proxy.findings.filter(({ side }) => side === 'request')).toEqual([]);
  });
}
