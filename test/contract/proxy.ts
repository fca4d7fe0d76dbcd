import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { eventMisfits } from './check-event';
import { parametersOf, requestMisfits, type Sent } from './check-request';
import { Replays, responseMisfits, type Answered } from './check-response';
import type { Contract } from './contract';
import { loadContract } from './load-contract';
import { Routes } from './routes';
import { Validator, type Misfit } from './validate';

export interface Finding extends Misfit {
  readonly side: 'request' | 'response' | 'event';
  /** `POST /v1/customers`, or the type of an event. */
  readonly where: string;
}

const HOOK = '/_contract/webhook';

/** Stands between Tierlift and Stripe, or a sandbox of it; passes everything on unchanged and writes down what breaks the contract. */
export class ContractProxy {
  /** Each once, however often it was seen. */
  readonly findings: Finding[] = [];
  /** `POST /v1/customers`: how often it went well. */
  readonly answered = new Map<string, number>();
  readonly events = new Map<string, number>();
  private readonly seen = new Set<string>();
  private readonly routes: Routes;
  private readonly validator: Validator;
  private readonly replays = new Replays();

  private constructor(
    private readonly contract: Contract,
    private readonly target: string,
    private readonly server: Server,
  ) {
    this.routes = new Routes(contract);
    this.validator = new Validator(contract);
  }

  /** `target`: the address that it passes requests on to. */
  static async before(target: string): Promise<ContractProxy> {
    const server = createServer();
    const proxy = new ContractProxy(loadContract(), target, server);
    server.on('request', (request, response) => {
      proxy.pass(request, response).catch(() => response.destroy()); // a cut line stays a cut line
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    return proxy;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Where events go that are meant for `url`. */
  hook(url: string): string {
    return `${this.url}${HOOK}?to=${encodeURIComponent(url)}`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((closed) => this.server.close(closed));
  }

  private async pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, search, searchParams } = new URL(request.url ?? '/', this.url);
    const body = await text(request);
    const { method = 'GET', headers } = request;
    if (pathname === HOOK) {
      this.checkEvent(body, headers['stripe-signature']);
      return send(response, await forward(searchParams.get('to') ?? '', { method, query: '', headers, body }));
    }
    const sent: Sent = { method, query: search.slice(1), headers, body };
    this.checkRequest(pathname, sent);
    const answered = await forward(this.target + pathname + search, sent);
    this.checkResponse(pathname, sent, answered);
    send(response, answered);
  }

  private checkRequest(pathname: string, sent: Sent): void {
    const operation = this.routes.find(sent.method, pathname);
    const where = `${sent.method} ${operation?.path ?? pathname}`;
    if (!operation) return this.note('request', where, [{ path: '', says: 'is no operation of this version' }]);
    this.note('request', where, requestMisfits(this.contract, this.validator, operation, sent));
  }

  private checkResponse(pathname: string, sent: Sent, answered: Answered): void {
    const operation = this.routes.find(sent.method, pathname);
    if (!operation) return;
    const where = `${operation.method} ${operation.path}`;
    if (answered.status === 200) this.answered.set(where, (this.answered.get(where) ?? 0) + 1);
    this.note('response', where, [
      ...responseMisfits(this.validator, operation, parametersOf(sent), answered),
      ...this.replays.misfits(sent, pathname, answered),
    ]);
  }

  private checkEvent(body: string, signature: string | string[] | undefined): void {
    const event = JSON.parse(body) as { type?: string };
    const type = String(event.type);
    this.events.set(type, (this.events.get(type) ?? 0) + 1);
    this.note('event', type, eventMisfits(this.contract, this.validator, event, String(signature)));
  }

  private note(side: Finding['side'], where: string, misfits: readonly Misfit[]): void {
    for (const { path, says } of misfits) {
      const finding = { side, where, path: path.replace(/\[\d+\]/g, '[]'), says };
      const key = `${side} ${where} ${finding.path} ${says.replace(/^"[^"]*"/, '')}`;
      if (!this.seen.has(key)) this.findings.push(finding);
      this.seen.add(key);
    }
  }
}

/** Headers that belong to one connection and not to the message. */
const OF_THE_LINE = /^(host|connection|keep-alive|transfer-encoding|content-length|content-encoding|accept-encoding)$/;

async function forward(url: string, { method, headers, body }: Sent): Promise<Answered> {
  const kept = Object.entries(headers).filter(([name]) => !OF_THE_LINE.test(name));
  const spoken = kept.map(([name, value]): [string, string] => [name, String(value)]);
  const reply = await fetch(url, { method, headers: spoken, redirect: 'manual', ...(body && { body }) });
  return { status: reply.status, headers: reply.headers, body: await reply.text() };
}

function send(response: ServerResponse, { status, headers, body }: Answered): void {
  const kept = [...headers].filter(([name]) => !OF_THE_LINE.test(name));
  response.writeHead(status, Object.fromEntries(kept)).end(body);
}
