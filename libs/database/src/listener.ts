import { Client } from 'pg';

/** Hears what transactions say by NOTIFY when they commit, over a connection of its own. */
export class Listener {
  private opened: Promise<Client> | null = null;

  /** `heard` is told the channel, and null when the connection was lost: what was said since is not known, so `open` again and look. */
  constructor(
    private readonly url: string,
    private readonly channels: readonly string[],
    private readonly heard: (channel: string | null) => void,
  ) {}

  /** Does nothing while the connection stands. */
  async open(): Promise<void> {
    await (this.opened ??= this.connect());
  }

  async close(): Promise<void> {
    const client = await this.opened?.catch(() => null);
    await client?.end().catch(() => undefined);
  }

  private async connect(): Promise<Client> {
    const client = new Client({ connectionString: this.url, keepAlive: true, application_name: 'tierlift' });
    let stands = false;
    const lost = () => {
      if (!stands) return; // what never stood cannot be lost: a caller that waits before it tries again is not woken
      stands = false;
      this.opened = null;
      this.heard(null);
    };
    client
      .on('error', lost)
      .on('end', lost)
      .on('notification', ({ channel }) => this.heard(channel));
    try {
      await client.connect();
      for (const channel of this.channels) await client.query(`listen ${channel}`);
      stands = true;
      return client;
    } catch (error) {
      this.opened = null;
      void client.end().catch(() => undefined);
      throw error;
    }
  }
}
