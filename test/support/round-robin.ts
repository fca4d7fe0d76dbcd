import { Agent, createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

const PROBE_MS = 50;

/**
 * A load balancer as small as one can be: in turn to each upstream whose `/health/ready` said yes a moment ago, over connections that
 * are kept. It never tries anything twice: what an upstream loses is lost, and counted.
 */
export class RoundRobin {
  /** Requests that no upstream answered. */
  lost = 0;
  private readonly agent = new Agent({ keepAlive: true });
  private readonly upstreams = new Map<string, boolean>();
  private turn = 0;
  private readonly probes: NodeJS.Timeout;

  private constructor(private readonly server: Server) {
    this.probes = setInterval(() => void this.probe(), PROBE_MS);
  }

  static async start(): Promise<RoundRobin> {
    const server = createServer((asked, answer) => balancer.forward(asked, answer));
    server.keepAliveTimeout = 0; // its clients keep their connections
    const balancer = new RoundRobin(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return balancer;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  add(url: string): void {
    this.upstreams.set(url, true);
  }

  remove(url: string): void {
    this.upstreams.delete(url);
  }

  async stop(): Promise<void> {
    clearInterval(this.probes);
    this.server.closeAllConnections();
    this.agent.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async probe(): Promise<void> {
    for (const url of this.upstreams.keys()) {
      const ready = await fetch(`${url}/health/ready`).then(
        ({ ok }) => ok,
        () => false,
      );
      if (this.upstreams.has(url)) this.upstreams.set(url, ready);
    }
  }

  private forward(asked: IncomingMessage, answer: ServerResponse): void {
    const ready = [...this.upstreams].filter(([, up]) => up).map(([url]) => url);
    const upstream = ready[this.turn++ % ready.length];
    const lose = () => {
      this.lost += 1;
      if (!answer.headersSent) answer.writeHead(502);
      answer.end();
    };
    if (!upstream) return lose();
    const { method, headers, url } = asked;
    const passed = request(`${upstream}${url}`, { method, headers, agent: this.agent }, (reply) => {
      answer.writeHead(reply.statusCode ?? 502, reply.headers);
      reply.pipe(answer);
    });
    passed.on('error', lose);
    asked.pipe(passed);
  }
}
