/** What the api answers about a sale to its token; all texts come in the buyer's language. */
interface Sale {
  readonly status: string;
  readonly locale: string;
  readonly question: { readonly kind: string; readonly words: Words } | null;
  readonly texts: Texts;
}
interface Words {
  readonly title: string;
  readonly body: string;
  readonly yes: string;
  readonly no: string;
}
interface Texts {
  readonly cart: string;
  readonly lines: readonly string[];
  readonly pay: string;
  readonly confirm: string;
  readonly done: string;
  readonly processing: string;
  readonly closed: string;
  readonly changed: string;
  readonly failed: string;
  readonly unanswered: string;
}
interface Paid {
  readonly checkoutUrl: string | null;
  readonly quote: { readonly id: string } | null;
  readonly planChange: { readonly kind: string; readonly status: string; readonly url: string | null };
  /** What the quote says, in words. */
  readonly due: string | null;
}

class Problem extends Error {
  constructor(readonly code: string) {
    super(code);
  }
}

class Superseded extends Error {}

interface Unread {
  readonly failed: string;
  readonly again: string;
}
/** Said while the api has said nothing yet, by language. */
const UNREAD: Readonly<Record<string, Unread>> & { readonly en: Unread } = {
  en: { failed: 'Your order cannot be shown now. Nothing was charged.', again: 'Try again' },
  id: { failed: 'Pesanan Anda belum dapat ditampilkan. Tidak ada yang ditagih.', again: 'Coba lagi' },
};

/** Another state than the buyer saw: it is shown as it is now. */
const STALE = ['cart_changed', 'question_not_open', 'answer_differs', 'sale_closed', 'quote_stale', 'quote_expired'];
const ENDED_UNPAID = ['failed', 'expired', 'superseded'];
const ANSWERS_WITHIN_MS = 30_000;
/** How often, and how far apart, a payment that was just confirmed is looked after: the bank may want to see the buyer. */
const [LOOKS, APART_MS] = [10, 1000];

const STYLE = `
:host { display: block; color: var(--tierlift-text, #1b1f24); font: var(--tierlift-font, 1rem/1.5 system-ui, sans-serif) }
section { background: var(--tierlift-surface, #fff); border: 1px solid var(--tierlift-border, #c8ccd1);
  border-radius: var(--tierlift-radius, 12px); padding: 1.5rem }
h2 { font-size: 1.25rem; margin: 0 0 .5rem } h2:focus { outline: none }
p, ul { margin: 0 0 1rem } ul { padding-inline-start: 1.25rem }
.choices { display: flex; flex-wrap: wrap; gap: .75rem }
button { flex: 1 1 8rem; min-height: 2.75rem; font: inherit; cursor: pointer; color: inherit; background: transparent;
  border: 2px solid var(--tierlift-accent, #0a58ca); border-radius: calc(var(--tierlift-radius, 12px) / 2); padding: .5rem 1rem }
button:focus-visible { outline: 3px solid var(--tierlift-accent, #0a58ca); outline-offset: 2px }
button[aria-disabled=true] { opacity: .55; cursor: default }
[role=alert]:empty { display: none }
`;

function sheet(): CSSStyleSheet {
  const made = new CSSStyleSheet();
  made.replaceSync(STYLE);
  return made;
}

/** The conversation of one sale: `<tierlift-sale token="tl_sale_..."></tierlift-sale>`. See the README for attributes, events and theme. */
class TierliftSale extends HTMLElement {
  static readonly observedAttributes = ['token'];
  private readonly root = this.attachShadow({ mode: 'open' });
  private readonly alert = element('p', { role: 'alert', part: 'alert' });
  private readonly box = element('section', { 'aria-live': 'polite' });
  private texts: Texts | null = null;
  /** Whose sale is shown; what is answered to another comes too late. */
  private token: string | null = null;

  connectedCallback(): void {
    if (this.root.childElementCount === 0) {
      this.root.adoptedStyleSheets = [sheet()]; // a style element would need 'unsafe-inline'
      this.root.append(this.box);
    }
    this.load();
  }

  attributeChangedCallback(): void {
    if (this.root.childElementCount > 0 && this.isConnected) this.load();
  }

  /** Begins with the sale of the token, if it is not the one that is shown; what is under way for that one waits for nobody. */
  private load(): void {
    const token = this.getAttribute('token');
    if (token === this.token) return;
    this.token = token;
    this.texts = null;
    this.box.replaceChildren();
    this.busy(false);
    if (token) this.step(() => this.read());
  }

  private async read(): Promise<void> {
    this.show(await this.call<Sale>('GET', ''));
  }

  private show(sale: Sale): void {
    const { status, question, texts } = sale;
    this.texts = texts;
    this.box.lang = sale.locale;
    this.announce('tierlift-step', { status });
    if (question) return this.ask(question.kind, question.words);
    if (status === 'ready' || status === 'paying') return this.summary(texts);
    this.render(status === 'paid' ? texts.done : texts.closed);
    if (status === 'paid') this.announce('tierlift-done', {});
  }

  private ask(question: string, { title, body, yes, no }: Words): void {
    const choice = (answer: string, label: string) =>
      this.button(label, async () => this.show(await this.call<Sale>('POST', '/answers', { question, answer })));
    this.render(title, [element('p', { part: 'body' }, body)], [choice('yes', yes), choice('no', no)]);
  }

  private summary({ cart, lines, pay }: Texts): void {
    const list = element('ul');
    list.append(...lines.map((line) => element('li', { part: 'line' }, line)));
    const shownAt = new Date().toISOString();
    const consent = { terms: [cart, ...lines, pay].join('\n'), shownAt };
    this.render(
      cart,
      [list],
      [this.button(pay, async () => this.carryOn(await this.call<Paid>('POST', '/pay', { consent })))],
    );
  }

  /** To the page to pay on, to the quote to confirm, or to how the change stands. */
  private async carryOn({ checkoutUrl, quote, planChange, due }: Paid): Promise<void> {
    const { texts } = this;
    if (!texts) return;
    const url = checkoutUrl ?? planChange.url;
    if (quote && due) {
      const confirm = this.button(texts.confirm, () => this.confirm(quote.id, texts));
      return this.render(texts.cart, [element('p', { part: 'body' }, due)], [confirm]);
    }
    if (ENDED_UNPAID.includes(planChange.status)) {
      await this.read();
      if (planChange.kind !== 'invoice') this.alert.textContent = texts.failed; // of products after a plan that was paid
      return;
    }
    if (url && planChange.status !== 'succeeded') {
      if (this.announce('tierlift-pay', { url })) location.assign(url);
      return;
    }
    this.render(planChange.status === 'succeeded' ? texts.done : texts.processing);
    this.announce('tierlift-done', {});
  }

  /** Confirming again charges nothing more: it tells how the payment stands. */
  private async confirm(quoteId: string, { processing }: Texts): Promise<void> {
    const { token } = this;
    const ask = () => this.call<Paid>('POST', '/confirm', { quoteId });
    let paid = await ask();
    for (let looks = 0; looks < LOOKS && paid.planChange.status === 'submitted' && token === this.token; looks++) {
      if (looks === 0) this.render(processing);
      await new Promise((resolve) => setTimeout(resolve, APART_MS));
      paid = await ask().catch(() => paid);
    }
    if (token === this.token) await this.carryOn(paid);
  }

  private render(title: string, content: readonly Node[] = [], buttons: readonly Node[] = []): void {
    const heading = element('h2', { tabindex: '-1', part: 'title' }, title);
    const choices = element('div', { class: 'choices', role: 'group', 'aria-label': title });
    choices.append(...buttons);
    const moved = this.root.activeElement !== null;
    this.alert.textContent = '';
    this.box.replaceChildren(heading, ...content, ...(buttons.length > 0 ? [choices] : []), this.alert);
    if (moved) heading.focus();
  }

  private button(label: string, work: () => Promise<void>): HTMLButtonElement {
    const button = element('button', { type: 'button', part: 'choice' }, label);
    button.addEventListener('click', () => this.step(work));
    return button;
  }

  /** One step at a time: what is clicked meanwhile does not count. */
  private step(work: () => Promise<void>): void {
    if (this.box.ariaBusy !== 'true') void this.run(work);
  }

  private async run(work: () => Promise<void>): Promise<void> {
    const { token } = this;
    this.busy(true);
    try {
      await work().catch((error: unknown) => this.recover(error));
    } catch (error) {
      this.fail(error); // nor could it be read how the sale stands
    }
    if (token === this.token) this.busy(false);
  }

  /** A button that was `disabled` would lose the focus. */
  private busy(on: boolean): void {
    this.box.ariaBusy = String(on);
    for (const button of this.box.querySelectorAll('button')) button.ariaDisabled = String(on);
  }

  /** Shows how the sale stands now where that is another state than the buyer saw; else only that it failed. */
  private async recover(error: unknown): Promise<void> {
    const code = error instanceof Problem ? error.code : '';
    if (!STALE.includes(code)) return this.fail(error);
    await this.read();
    if (code === 'cart_changed' || code.startsWith('quote_')) this.alert.textContent = this.texts?.changed ?? '';
  }

  /** Without an answer nobody knows whether the payment went through. */
  private fail(error: unknown): void {
    const { texts } = this;
    if (error instanceof Superseded) return;
    if (texts) {
      this.alert.textContent = error instanceof Problem ? texts.failed : texts.unanswered;
      return;
    }
    const [language = 'en'] = (this.closest<HTMLElement>('[lang]')?.lang || navigator.language).split('-');
    const { failed, again } = UNREAD[language] ?? UNREAD.en;
    this.render(failed, [], [this.button(again, () => this.read())]);
  }

  /** Throws Superseded when the token has changed meanwhile: whatever was answered is of another sale. */
  private async call<T>(method: string, path: string, body?: object): Promise<T> {
    const { token } = this;
    const [answered] = await Promise.allSettled([this.send<T>(token, method, path, body)]);
    if (token !== this.token) throw new Superseded();
    if (answered.status === 'rejected') throw answered.reason as Error;
    return answered.value;
  }

  private async send<T>(token: string | null, method: string, path: string, body?: object): Promise<T> {
    const api = this.getAttribute('api') ?? new URL(import.meta.url).origin;
    const reply = await fetch(`${api.replace(/\/$/, '')}/v1/sale${path}`, {
      method,
      headers: { authorization: `Bearer ${token ?? ''}`, ...(body && { 'content-type': 'application/json' }) },
      signal: AbortSignal.timeout(ANSWERS_WITHIN_MS),
      ...(body && { body: JSON.stringify(body) }),
    });
    const answer = (await reply.json()) as T & { code?: string };
    if (!reply.ok) throw new Problem(answer.code ?? 'failed');
    return answer;
  }

  /** false: a listener cancelled it. */
  private announce(name: string, detail: object): boolean {
    return this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable: true }));
  }
}

function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Readonly<Record<string, string>> = {},
  text = '',
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.textContent = text;
  return made;
}

if (!customElements.get('tierlift-sale')) customElements.define('tierlift-sale', TierliftSale);
