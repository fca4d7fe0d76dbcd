import { seedCatalogue } from '../support/catalogue';
import { basic, NOW, type Sale } from '../support/sale';
import { World } from '../support/world';

describe('the holdout at the point of sale', () => {
  it('sees neither question, pays straight away, and what it would have been asked is kept', async () => {
    const world = await World.start({ now: NOW, env: { HOLDOUT_SHARE: '0.5' } });
    try {
      await seedCatalogue(world);
      const held: Sale[] = [];
      for (let i = 0; i < 24; i++) {
        const sale = await world.ok<Sale>('POST', '/v1/sales', basic);
        if (sale.status === 'ready') held.push(sale);
        else expect(sale.status).toBe('upsell_asked');
      }
      expect(held.length).toBeGreaterThan(2);
      for (const { questions } of held)
        expect(questions).toMatchObject([
          { kind: 'up_sell', state: 'withheld', because: 'holdout', offered: null, words: null },
          { kind: 'cross_sell', state: 'withheld', because: 'holdout', words: null },
        ]);
      const ghosts = await world.rows(
        `select offered -> 'line' ->> 'key' as key from sale_question where sale_id = $1 and kind = 'up_sell'`,
        [held[0]?.id],
      );
      expect(ghosts).toEqual([{ key: 'premium' }]);
      const asked = await world.rows(
        `select 1 from sale s join sale_question q on q.sale_id = s.id where held_out and (q.state = 'asked' or q.words is not null)`,
      );
      expect(asked).toEqual([]);
    } finally {
      await world.stop();
    }
  });
});
