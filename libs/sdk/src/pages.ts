/** One page, and how to ask for the next; null: it was the last. */
export interface Fetched<Page, Cursor> {
  readonly page: Page;
  readonly next: Cursor | null;
}

/**
 * A list that is read page by page, as far as it is walked: `for await (const one of list)`, or
 * `for await (const page of list.pages())` where the page says more than its entries.
 */
export class Pages<Page extends { readonly data: readonly unknown[] }, Cursor = string> implements AsyncIterable<
  Page['data'][number]
> {
  constructor(
    private readonly read: (after: Cursor | null) => Promise<Fetched<Page, Cursor>>,
    private readonly start: Cursor | null = null,
  ) {}

  async *pages(): AsyncGenerator<Page, void, undefined> {
    for (let after = this.start; ;) {
      const { page, next } = await this.read(after);
      yield page;
      if (next === null) return;
      after = next;
    }
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Page['data'][number], void, undefined> {
    for await (const { data } of this.pages()) for (const one of data) yield one as Page['data'][number];
  }
}
