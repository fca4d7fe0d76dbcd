import { EventsStore, LiveHints } from '#events';
import { after, Clock, MINUTE } from '#platform';
import { get, type IncomingMessage } from 'node:http';
import { createApi } from '../../apps/api/src/app';
import { Browser } from '../support/browser';
import { goodDay, seedCatalogue } from '../support/catalogue';
import { KEY, World } from '../support/world';

const withKey = (secret: string) => ({ authorization: `Bearer ${secret}` });

/** A browser's EventSource, as far as it matters here. */
class Viewer {
  lastId = '';
  readonly types: string[] = [];
  ended = false;
  private waiting: (() => void)[] = [];
  private text = '';

  private constructor(private readonly answer: IncomingMessage) {
    answer.setEncoding('utf8').on('data', (data: string) => this.take(data));
    answer.on('close', () => {
      this.ended = true;
      this.tell();
    });
  }

  static async look(url: string, lastId?: string, shown: object = withKey(KEY)): Promise<Viewer> {
    const headers = { ...shown, ...(lastId !== undefined && { 'last-event-id': lastId }) };
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      get(`${url}/v1/live`, { headers }, resolve).on('error', reject);
    });
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'text/event-stream']);
    const viewer = new Viewer(answer);
    await viewer.until(() => viewer.lastId !== '');
    return viewer;
  }

  async until(holds: () => boolean): Promise<void> {
    while (!holds()) await new Promise<void>((resolve) => this.waiting.push(resolve));
  }

  leave(): void {
    this.answer.destroy();
  }

  private take(data: string): void {
    this.text += data;
    const blocks = this.text.split('\n\n');
    this.text = blocks.pop() ?? '';
    for (const line of blocks.join('\n').split('\n')) {
      if (line.startsWith('id: ')) this.lastId = line.slice(4);
      if (line.startsWith('data: ')) this.types.push((JSON.parse(line.slice(6)) as { type: string }).type);
    }
    this.tell();
  }

  private tell(): void {
    for (const wake of this.waiting.splice(0)) wake();
  }
}

describe('GET /v1/live', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.start();
    await seedCatalogue(world);
    await world.drain();
  });
  afterAll(() => world.stop());

  it('tells viewers of every replica what changed; who comes back is told what was missed; a stop ends all streams', async () => {
    const other = await createApi(world.config);
    await other.listen({ port: 0, host: '127.0.0.1' });
    const here = await Viewer.look(await world.api.getUrl());
    const there = await Viewer.look(await other.getUrl());

    await world.ok('PUT', '/v1/members/ann', {});
    await goodDay(world, 'ann', '2026-03-02T09:50:00Z');
    await Promise.all([here, there].map((one) => one.until(() => one.types.includes('proposal'))));
    expect(here.types).toContain('queue');

    here.leave();
    await world.ok('POST', '/v1/campaigns/after-good-use/pause');
    await world.drain();
    await there.until(() => there.types.includes('campaign'));
    const back = await Viewer.look(await world.api.getUrl(), here.lastId);
    await back.until(() => back.types.includes('campaign'));
    expect(back.types).not.toContain('sale');

    await other.close();
    await there.until(() => there.ended);
    back.leave();
    await world.ok('POST', '/v1/campaigns/after-good-use/resume');
  });

  it('ends, and tells nothing more, once its session is over or its key revoked', async () => {
    const url = await world.api.getUrl();
    const happen = async () => {
      for (const what of ['pause', 'resume']) await world.ok('POST', `/v1/campaigns/after-good-use/${what}`);
      await world.drain();
    };
    const start = world.api.get(Clock).now();
    const at = (minutes: number) => world.at(after(start, minutes * MINUTE).toISOString());
    const ann = await Browser.signedIn(world, 'admin');
    const [out, disabled] = [await Browser.signIn(world, ann.email), await Browser.signedIn(world, 'viewer', ann)];
    const key = await ann.call<{ id: string; secret: string }>('POST', '/v1/api-keys', {
      name: 'k',
      scopes: ['report'],
    });
    const look = (shown: object) => Viewer.look(url, undefined, shown);
    const idle = await look(ann.headers('GET'));
    const shown = [out.headers('GET'), disabled.headers('GET'), withKey(key.body.secret)];
    const gone = await Promise.all(shown.map(look));

    await out.call('DELETE', '/v1/session');
    await ann.call('PATCH', `/v1/operators/${disabled.operatorId}`, { disabled: true });
    await ann.call('DELETE', `/v1/api-keys/${key.body.id}`);
    await happen();
    await idle.until(() => idle.types.includes('campaign'));
    for (const viewer of gone) await viewer.until(() => viewer.ended);
    expect(gone.map(({ types }) => types.includes('campaign'))).toEqual([false, false, false]);

    for (const minutes of [60, 119]) {
      await at(minutes);
      (await look(ann.headers('GET'))).leave(); // as a browser whose connection was cut
      const itself = await ann.call('GET', '/v1/overview', undefined, { 'x-unattended': 'true' });
      expect([minutes, itself.status]).toEqual([minutes, 200]);
    }
    idle.types.length = 0;
    await at(120);
    await happen();
    await idle.until(() => idle.ended);
    expect([idle.types.includes('campaign'), (await ann.call('GET', '/v1/session')).status]).toEqual([false, 401]);
  });

  it('lets two hundred look on in a process, and no more until one leaves', async () => {
    const live = new LiveHints(world.config, world.api.get(EventsStore)); // of a process of its own
    const streams = Array.from({ length: 201 }, () => live.hints(0, new AbortController().signal));
    for (const stream of streams.slice(0, 200)) await stream.next();
    await expect(streams[200]?.next()).rejects.toMatchObject({ code: 'overloaded' });
    await streams[0]?.return(undefined);
    expect((await live.hints(0, new AbortController().signal).next()).done).toBe(false);
    await live.onModuleDestroy();
  });
});
