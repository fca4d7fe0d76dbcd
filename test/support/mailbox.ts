import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** An SMTP server that keeps what it takes. `refuse` says what to answer to a recipient or a message; null: take it. */
export class Mailbox {
  readonly mails: ParsedMail[] = [];
  refuse: (stage: 'recipient' | 'message') => { code: number; text: string } | 'cut' | null = () => null;
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
    const answer = (stage: 'recipient' | 'message') => {
      const refusal = this.refuse(stage);
      return refusal && refusal !== 'cut'
        ? Object.assign(new Error(refusal.text), { responseCode: refusal.code })
        : null;
    };
    this.server = await listening(this.port, {
      onRcptTo: (_address, _session, callback) => callback(answer('recipient')),
      onData: (stream, _session, callback) => {
        void simpleParser(stream).then((mail) => {
          if (this.refuse('message') === 'cut') {
            this.mails.push(mail); // it arrived, and nobody is told
            for (const connection of (this.server as unknown as { connections: Set<{ _socket: { destroy(): void } }> })
              .connections)
              connection._socket.destroy();
            return;
          }
          const refusal = answer('message');
          if (!refusal) this.mails.push(mail);
          callback(refusal);
        });
      },
    });
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
