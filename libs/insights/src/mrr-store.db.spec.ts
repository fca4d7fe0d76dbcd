import fc from 'fast-check';
import { newId } from '#platform';
import { movementBetween } from '#domain';
import { Database, dataSourceOptions } from '#database';
import { cloneDatabase, type ClonedDatabase } from '#database/testing';
import { MrrStore } from './mrr-store';

const CURRENCIES = ['usd', 'eur'];
const day = (n: number) => new Date(Date.UTC(2026, 0, 1 + n));

describe('the movements of recurring revenue', () => {
  let cloned: ClonedDatabase;
  let database: Database;
  let report: MrrStore;
  beforeAll(async () => {
    cloned = await cloneDatabase();
    database = await new Database(dataSourceOptions(cloned.url, 2)).initialize();
    report = new MrrStore(database);
    await database.query(
      `insert into plan (key, name, rank, entitlements, prices) values ('free', 'Free', 0, '{}', '[]')`,
    );
    await database.query(
      `insert into member (id, external_id, plan_key, plan_state, consents, traits, holdout_bucket, created_at)
       select gen_random_uuid(), n::text, 'free', 'known', '{}', '{}', 0, now() from generate_series(0, 4) n`,
    );
  });
  afterAll(async () => {
    await database.destroy();
    await cloned.drop();
  });

  /** A member earns so much a month from that day on. */
  const change = fc.record({
    member: fc.nat(4),
    currency: fc.constantFrom(...CURRENCIES),
    mrrMinor: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 5000 })),
    onDay: fc.nat(180),
    plan: fc.constantFrom('basic', 'premium'),
  });

  it('always add up, over any span, by month and by plan, whatever members do', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 40 }), fc.nat(180), fc.nat(180), async (changes, a, b) => {
        await database.query('truncate mrr_movement');
        const earned = new Map<string, number>();
        for (const { member, currency, mrrMinor, onDay, plan } of [...changes].sort((x, y) => x.onDay - y.onDay)) {
          const key = `${member} ${currency}`;
          const movement = movementBetween(earned.get(key) ?? 0, mrrMinor, earned.has(key));
          if (!movement) continue;
          earned.set(key, mrrMinor);
          await database.query(
            `insert into mrr_movement (id, member_id, kind, amount_minor, currency, plan_key, previous_plan_key, occurred_at)
             select $1, id, $3, $4, $5, $6, 'free', $7 from member where external_id = $2`,
            [newId(), String(member), movement.kind, movement.amountMinor, currency, plan, day(onDay)],
          );
        }
        const span = { from: day(Math.min(a, b)), to: day(Math.max(a, b) + 1) };
        for (const currency of CURRENCIES) {
          const total = (await report.total(span)).find((one) => one.currency === currency);
          const before = await report.total({ from: day(-1), to: span.from });
          const months = (await report.byMonth(span)).filter((one) => one.currency === currency);
          const plans = (await report.by('plan', span)).filter((one) => one.currency === currency);
          const sum = (movements: readonly { amountMinor: number }[]) =>
            movements.reduce((all, { amountMinor }) => all + amountMinor, 0);
          if (!total) continue;
          expect(total.startMinor).toBe(before.find((one) => one.currency === currency)?.endMinor ?? 0);
          expect(total.startMinor + sum(total.movements)).toBe(total.endMinor);
          expect(months[0]?.startMinor).toBe(total.startMinor);
          expect(months.at(-1)?.endMinor).toBe(total.endMinor);
          months.forEach((month, i) => {
            expect(month.startMinor + sum(month.movements)).toBe(month.endMinor);
            if (i > 0) expect(month.startMinor).toBe(months[i - 1]?.endMinor);
          });
          expect(sum(plans.flatMap(({ movements }) => movements))).toBe(sum(total.movements));
        }
        const ever = await report.total({ from: day(-1), to: day(400) });
        for (const { currency, endMinor } of ever) {
          const now = [...earned].filter(([key]) => key.endsWith(currency)).reduce((all, [, mrr]) => all + mrr, 0);
          expect(endMinor).toBe(now);
        }
      }),
      { numRuns: 25 },
    );
  });
});
