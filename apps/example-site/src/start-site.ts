import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import { ApiError, Tierlift, type TierliftOptions } from '@tierlift/sdk';
import { fastify } from 'fastify';
import { account } from './account';
import { asking } from './asking';
import { buying } from './buying';
import { confirming } from './confirming';
import { hearing } from './hearing';
import { forget, News } from './news';
import { html, page } from './page';
import { reading } from './reading';
import { Sessions } from './sessions';
import type { Site } from './site';
import { signingIn } from './signing-in';
import { STYLE } from './style';

export interface SiteOptions {
  readonly port: number;
  readonly cookieSecret: string;
  /** Where browsers find Tierlift's widget, and it finds the api. */
  readonly widgetUrl: string;
  /** Default: the environment. */
  readonly tierlift?: TierliftOptions;
}

/** Listens on loopback and tells Tierlift where to send events. */
export async function startSite(options: SiteOptions): Promise<{ url: string; close: () => Promise<void> }> {
  const { port, cookieSecret, widgetUrl } = options;
  const tierlift = new Tierlift({ ...options.tierlift, signals: { flushIntervalMs: 300 } });
  const site: Site = { tierlift, sessions: new Sessions(tierlift), news: new News(), widgetUrl };
  const app = fastify();
  await app.register(cookie, { secret: cookieSecret });
  await app.register(formbody);

  const widget = new URL(widgetUrl).origin;
  const policy = `default-src 'self'; script-src ${widget}; connect-src ${widget}; frame-ancestors 'none'; base-uri 'none'`;
  app.addHook('onRequest', async (_request, reply) => {
    void reply.headers({ 'content-security-policy': policy, 'x-content-type-options': 'nosniff' });
  });
  app.get('/style.css', (_request, reply) => reply.type('text/css').send(STYLE));
  app.get('/favicon.ico', (_request, reply) => reply.status(204).send());
  for (const part of [hearing, signingIn, reading, asking, confirming, buying, account]) await app.register(part, site);

  app.setErrorHandler((error, request, reply) => {
    if (!(error instanceof ApiError)) throw error;
    const text = html`<h1>That did not work</h1>
      <p>${WORDS[error.code] ?? 'Please try again in a moment.'}</p>
      <p><a class="button" href="/">Back to the magazine</a></p>
      <p class="small">For engineers: ${error.code}, ${error.detail}</p>`;
    request.log.warn(error);
    return page(reply, null, 'That did not work', text, error.status);
  });

  const url = await app.listen({ port, host: '127.0.0.1' });
  const endpoint = await site.news.listenAt(tierlift, `${url}/tierlift/webhooks`);
  const close = async () => {
    await forget(tierlift, endpoint).catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error); // Tierlift may have ended before
      console.error(`example site: its webhook endpoint stays registered: ${reason}`);
    });
    await app.close();
    await tierlift.close();
  };
  return { url, close };
}

/** What members read when Tierlift says no; its own `detail` is for engineers. */
const WORDS: Readonly<Record<string, string>> = {
  already_on_plan: 'This is your plan already.',
  change_in_progress: 'Your last change is still being carried out.',
  payment_overdue: 'Your last payment has not arrived yet. Please check your card in your account.',
  proposal_closed: 'This offer has ended.',
  quote_expired: 'This amount was valid for ten minutes. Please choose again.',
};
