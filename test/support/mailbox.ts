import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

type Stage = 'recipient' | 'message';
type Refusal = { readonly code: number; readonly text: string } | 'cut' | null;

/** An SMTP server that keeps what it takes. `refuse` says what to answer to a recipient or a message, at once or later; null: take it. */
export class Mailbox {
  readonly mails: ParsedMail[] = [];
  refuse: (stage: Stage) => Refusal | Promise<Refusal> = () => null;
  private server: SMTPServer | null = null;

  private constructor(readonly port: number) {}

  static async open(): Promise<Mailbox> {
    const probe = await listening(0, {});
    const { port } = probe.server.address() as AddressInfo;
    await closed(probe);
    const mailbox = new Mailbox(port);
    await mailbox.up();
    return mailbox;
  }

  get url(): string {
    return `smtp://127.0.0.1:${this.port}`;
  }

  async up(): Promise<void> {
    this.server = await listening(this.port, {
      onRcptTo: (_address, _session, callback) => {
        void this.decide('recipient').then((refusal) => (refusal === 'cut' ? this.cut() : callback(refusal)));
      },
      onData: (stream, _session, callback) => {
        void simpleParser(stream).then(async (mail) => {
          const refusal = await this.decide('message');
          if (refusal === null || refusal === 'cut') this.mails.push(mail); // cut: it arrived, and nobody is told
          return refusal === 'cut' ? this.cut() : callback(refusal);
        });
      },
    });
  }

  private async decide(stage: Stage): Promise<Error | 'cut' | null> {
    const refusal = await this.refuse(stage);
    if (refusal === null || refusal === 'cut') return refusal;
    return Object.assign(new Error(refusal.text), { responseCode: refusal.code });
  }

  private cut(): void {
    const { connections } = this.server as unknown as { connections: Set<{ _socket: { destroy(): void } }> };
    for (const connection of connections) connection._socket.destroy();
  }

  async down(): Promise<void> {
    if (this.server) await closed(this.server);
    this.server = null;
  }
}

async function listening(port: number, options: SMTPServerOptions): Promise<SMTPServer> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    ...options,
  });
  server.on('error', () => undefined);
  server.listen(port, '127.0.0.1');
  await once(server.server, 'listening');
  return server;
}

function closed(server: SMTPServer): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}
