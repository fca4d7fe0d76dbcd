import type { FastifyReply } from 'fastify';
import type { Session } from './sessions';

/** Text that is HTML already. */
export class Html {
  constructor(readonly text: string) {}
}

type Part = string | number | Html | null | undefined | false | readonly Part[];

/** HTML with everything that is filled in escaped, other HTML apart. */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(texts.map((text, i) => text + (i < parts.length ? filled(parts[i]) : '')).join(''));
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function filled(part: Part): string {
  if (part === null || part === undefined || part === false) return '';
  if (part instanceof Html) return part.text;
  if (typeof part === 'object') return part.map(filled).join('');
  return String(part).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

/** A button that POSTs. */
export function action(to: string, label: string, fields: Readonly<Record<string, string>> = {}, look = ''): Html {
  const hidden = Object.entries(fields).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
  );
  return html`<form method="post" action="${to}">${hidden}<button class="${look}">${label}</button></form>`;
}

/** Minor units as the reader knows them. */
export function money(minor: number, currency: string): string {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  return format.format(minor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}

export function day(instant: string): string {
  return new Intl.DateTimeFormat('en', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(instant));
}

/** Sends the page in the site's frame; `session`: who is signed in. */
export function page(reply: FastifyReply, session: Session | null, title: string, content: Html, status = 200) {
  const member =
    session &&
    html`<a href="/inbox">Inbox${session.waiting > 0 && html` <b class="count">${session.waiting}</b>`}</a>
      <a href="/account">${session.member} <span class="plan">${session.plan}</span></a>`;
  const { text } = html`<!doctype html>
    <html lang="en">
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width" />
      <title>${title} · Fieldnotes</title>
      <link rel="stylesheet" href="/style.css" />
      <header>
        <a class="brand" href="/">Fieldnotes</a>
        <nav>
          ${session ? html`<a href="/plans">Plans</a> <a href="/shop">Shop</a> ${member}` : html`<a href="/sign-in">Sign in</a>`}
        </nav>
      </header>
      <main>${content}</main>
      <footer>An example site on the Tierlift SDK. Nobody is charged on the sandbox.</footer>
    </html>`;
  return reply.status(status).type('text/html; charset=utf-8').send(text);
}
