import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';

export interface Received {
  readonly id: string;
  readonly body: { readonly type: string; readonly timestamp: string; readonly data: Record<string, unknown> };
  readonly text: string;
  readonly headers: IncomingHttpHeaders;
}

/** How a receiver answers: a status, or `hang` until it is told otherwise, or with a body without end. */
export type Manner = number | 'hang' | 'endless';

/** The site's end of webhooks: a server on loopback that keeps what it gets and answers as the test wants. */
export class Receiver {
  readonly received: Received[] = [];
  manner: Manner = 204;
  /** Another manner for some. */
  answerWith: ((received: Received) => Manner) | undefined;
  private readonly held: ServerResponse[] = [];
  private readonly waiting: (() => void)[] = [];

  private constructor(private readonly server: Server) {}

  static async start(manner: Manner = 204): Promise<Receiver> {
    const server = createServer((request, response) => void receiver.take(request, response));
    const receiver = new Receiver(server);
    receiver.manner = manner;
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return receiver;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/hooks`;
  }

  get types(): string[] {
    return this.received.map(({ body }) => body.type);
  }

  /** The bodies, if `secret` has signed all of them. */
  verified(secret: string): Received['body'][] {
    return this.received.map(
      ({ text, headers }) => new Webhook(secret).verify(text, headers as Record<string, string>) as Received['body'],
    );
  }

  /** Waits until `n` requests have come in all. */
  async atLeast(n: number): Promise<void> {
    while (this.received.length < n) await new Promise<void>((resolve) => this.waiting.push(resolve));
  }

  /** Answers what hangs. */
  release(): void {
    this.manner = 204;
    for (const response of this.held.splice(0)) response.writeHead(204).end();
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString();
    const body = JSON.parse(text) as Received['body'];
    const received = { id: String(request.headers['webhook-id']), body, text, headers: request.headers };
    this.received.push(received);
    for (const resolve of this.waiting.splice(0)) resolve();
    this.answer(response, this.answerWith?.(received) ?? this.manner);
  }

  private answer(response: ServerResponse, manner: Manner): void {
    if (manner === 'hang') this.held.push(response);
    else if (manner === 'endless') endless(response);
    else response.writeHead(manner, { location: '/elsewhere' }).end();
  }
}

function endless(response: ServerResponse): void {
  const more = () => {
    while (!response.destroyed && response.write('x'.repeat(65_536)));
  };
  response
    .writeHead(200)
    .on('drain', more)
    .on('error', () => undefined);
  more();
}
