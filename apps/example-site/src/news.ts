import type { Tierlift, TierliftEvent } from '@tierlift/sdk';

/** What Tierlift told, each event once. A real site keeps it in its database, and grants by it. */
export class News {
  private readonly events = new Map<string, TierliftEvent>();
  secret = '';

  /** Registers this site's address anew; answers the endpoint's id. */
  async listenAt(tierlift: Tierlift, url: string): Promise<string> {
    const { data: known } = await tierlift.request('get', '/v1/webhook-endpoints', {});
    for (const one of known) if (one.url === url) await forget(tierlift, one.id);
    const { id, secret } = await tierlift.request('post', '/v1/webhook-endpoints', { body: { url } });
    this.secret = secret;
    return id;
  }

  take(event: TierliftEvent): void {
    this.events.set(event.id, event);
  }

  /** About one member, the newest first. */
  of(member: string): TierliftEvent[] {
    return [...this.events.values()].filter(({ data }) => 'member' in data && data.member === member).reverse();
  }
}

export async function forget(tierlift: Tierlift, id: string): Promise<void> {
  await tierlift.request('delete', '/v1/webhook-endpoints/{id}', { path: { id } });
}
