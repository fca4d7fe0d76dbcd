import { Config, Metrics } from '#platform';
import { BacklogStore, Readiness } from '#operation';
import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { createServer, type Server, type ServerResponse } from 'node:http';

/** What probes and Prometheus ask of a worker: on WORKER_PORT, to whoever reaches it, so keep it inside the network. No ids, no secrets. */
@Injectable()
export class Monitor implements OnApplicationBootstrap, OnApplicationShutdown {
  private server: Server | undefined;

  constructor(
    private readonly config: Config,
    private readonly readiness: Readiness,
    private readonly backlog: BacklogStore,
    private readonly metrics: Metrics,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const { WORKER_PORT, HOST } = this.config.env;
    if (WORKER_PORT === undefined) return;
    this.metrics.watchProcess();
    const server = createServer(({ url }, response) => void this.answer(url ?? '', response));
    this.server = server;
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(WORKER_PORT, HOST, resolve));
  }

  /** The last to go: until then it says how the stopping goes. */
  onApplicationShutdown(): void {
    this.server?.close();
    this.server?.closeAllConnections();
  }

  private async answer(url: string, response: ServerResponse): Promise<void> {
    if (url === '/health/live') return json(response, 200, { status: 'ok' });
    if (url === '/health/ready') {
      const report = await this.readiness.read(['database', 'queue']);
      return json(response, report.status === 'ok' ? 200 : 503, report);
    }
    if (url !== '/metrics') return json(response, 404, { status: 'not_found' });
    await this.backlog.refresh();
    response.writeHead(200, { 'content-type': this.metrics.contentType }).end(await this.metrics.text());
  }
}

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
