import { Config } from '#platform';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from 'request-filtering-agent';

/** Of an answer's body nobody reads more; the connection is closed instead. */
const ANSWER_BYTES = 4096;
const IDLE_SOCKETS = 256;

/** The status of the answer, or why there is none, in words for the site's engineer. */
export type Posted = { readonly statusCode: number } | { readonly error: string };

/**
 * The one way by which we send to an address that somebody else chose. Public addresses only, checked when connecting, after DNS, so
 * that a name cannot change in between (WEBHOOK_ALLOW_PRIVATE lifts it); redirects are not followed; the whole exchange takes
 * WEBHOOK_TIMEOUT_MS at most.
 */
@Injectable()
export class WebhookSender implements OnApplicationShutdown {
  private readonly plain: RequestFilteringHttpAgent;
  private readonly secure: RequestFilteringHttpsAgent;
  private readonly timeoutMs: number;

  /** `lookup`: another name service than the system's. */
  constructor(config: Config, lookup?: LookupFunction) {
    const allowPrivate = config.env.WEBHOOK_ALLOW_PRIVATE;
    const options = {
      keepAlive: true,
      maxFreeSockets: IDLE_SOCKETS,
      allowPrivateIPAddress: allowPrivate,
      allowMetaIPAddress: allowPrivate,
      ...(lookup && { lookup }),
    };
    this.plain = new RequestFilteringHttpAgent(options);
    this.secure = new RequestFilteringHttpsAgent(options);
    this.timeoutMs = config.env.WEBHOOK_TIMEOUT_MS;
  }

  post(url: string, headers: Readonly<Record<string, string>>, body: string): Promise<Posted> {
    return new Promise((resolve) => {
      const { protocol } = new URL(url);
      const https = protocol === 'https:';
      const request = (https ? httpsRequest : httpRequest)(url, {
        method: 'POST',
        agent: https ? this.secure : this.plain,
        headers: { ...headers, 'content-length': Buffer.byteLength(body) },
        maxHeaderSize: 16_384,
      });
      const timer = setTimeout(
        () => request.destroy(new Error(`no answer within ${this.timeoutMs / 1000} s`)),
        this.timeoutMs,
      );
      const end = (posted: Posted) => {
        clearTimeout(timer);
        resolve(posted);
      };
      request
        .on('response', (response) => drain(response, () => end({ statusCode: response.statusCode ?? 0 })))
        .on('error', (error) => end({ error: reasonOf(error) }))
        .end(body);
    });
  }

  onApplicationShutdown(): void {
    this.plain.destroy();
    this.secure.destroy();
  }
}

/** Reads the answer to its end, so that the connection can be used again, or closes the connection when it is too long. */
function drain(response: IncomingMessage, done: () => void): void {
  let bytes = 0;
  response
    .on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > ANSWER_BYTES) response.destroy();
    })
    .on('error', () => undefined) // what was answered is known: the status
    .on('close', done);
}

function reasonOf(error: Error & { code?: string }): string {
  if (error.message.startsWith('DNS lookup')) return 'the address is private: nothing is sent there';
  return error.code ? `${error.code}: ${error.message}` : error.message;
}
