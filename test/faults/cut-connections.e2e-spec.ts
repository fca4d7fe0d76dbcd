import { Client } from 'pg';
import { seedCatalogue } from '../support/catalogue';
import { BACKENDS, World } from '../support/world';

const NOW = '2026-03-02T10:00:00Z';

describe.each(BACKENDS)('every connection to PostgreSQL is cut again and again, queue on %s', (backend) => {
  let world: World;
  let admin: Client;
  beforeAll(async () => {
    world = await World.start({
      backend,
      now: NOW,
      env: { QUEUE_LEASE_MS: '1000', JOB_RETRY_DELAYS_MS: '20,50,100,200,400,800' },
    });
    await seedCatalogue(world);
    admin = new Client({ connectionString: world.config.env.DATABASE_URL });
    await admin.connect();
  });
  afterAll(async () => {
    await admin.end();
    await world.stop();
  });

  it('and nobody is lost or asked twice', async () => {
    const members = Array.from({ length: 30 }, (_, i) => `member-${i}`);
    for (const id of members) await world.ok('PUT', `/v1/members/${id}`, {});
    for (const [i, member] of members.entries()) {
      const signal = { id: `${member}-1`, member, name: 'content_completed', occurredAt: NOW, value: 4 };
      const sent = sendUntilTaken(signal);
      if (i % 3 === 0) {
        await admin.query(
          `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
        );
      }
      await sent;
    }
    await world.drain();
    expect(await world.rows('select name, error from outbox_job where dead_at is not null')).toEqual([]);
    const proposals = await world.rows<{ external_id: string; n: number }>(
      `select external_id, count(*)::int n from proposal join member on member.id = member_id where status = 'presented' group by 1`,
    );
    expect(proposals.map(({ n }) => n)).toEqual(members.map(() => 1));
    const [signals] = await world.rows<{ n: number }>('select count(*)::int n from signal');
    expect(signals?.n).toBe(members.length);
  });

  /** As a careful site does: a 5xx is sent again, and the id makes the repeat harmless. */
  async function sendUntilTaken(signal: object): Promise<void> {
    for (let attempt = 0; attempt < 200; attempt++) {
      const { status, body } = await world.call('POST', '/v1/signals', signal);
      if (status === 200) return;
      expect([status, body.code]).toEqual([503, 'dependency_unavailable']);
    }
    throw new Error('the service did not come back');
  }
});
