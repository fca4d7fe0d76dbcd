import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Product } from './model';
import { Store } from './store';

const product = (id: string, name: string): Product => ({
  id,
  name,
  description: null,
  active: true,
  metadata: {},
  created: 1,
  updated: 1,
});

describe('the store', () => {
  let folder: string;
  let journal: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'stripe-sandbox-store-'));
    journal = join(folder, 'journal.ndjson');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const names = (store: Store) => store.all('product').map(({ name }) => name);

  it('brings back every step that was committed, in order, and what was removed stays away', () => {
    const store = new Store(folder);
    store.put('product', product('a', 'A'));
    store.put('product', product('-b', 'B'));
    store.commit();
    store.put('product', product('a', 'A2'));
    store.put('product', product('c', 'C'));
    store.remove('product', 'c');
    store.commit();
    expect(names(new Store(folder))).toEqual(['A2', 'B']);
  });

  it('undoes a step as a whole, in memory and on disk', () => {
    const store = new Store(folder);
    store.put('product', product('a', 'A'));
    store.commit();
    store.put('product', product('a', 'changed twice'));
    store.put('product', product('a', 'changed'));
    store.put('product', product('b', 'B'));
    store.remove('product', 'a');
    store.rollback();
    store.commit();
    expect(names(store)).toEqual(['A']);
    expect(names(new Store(folder))).toEqual(['A']);
  });

  it('writes each step as one line, so that a step is on disk as a whole or not at all', () => {
    const store = new Store(folder);
    store.put('product', product('a', 'A'));
    store.put('product', product('b', 'B'));
    store.commit();
    expect(readFileSync(journal, 'utf8').trimEnd().split('\n')).toHaveLength(1);
  });

  it('leaves out a torn last line, which was never answered', () => {
    const store = new Store(folder);
    store.put('product', product('a', 'A'));
    store.commit();
    appendFileSync(journal, '[["product",{"id":"b","na');
    const again = new Store(folder);
    again.put('product', product('c', 'C'));
    again.commit();
    expect(names(new Store(folder))).toEqual(['A', 'C']);
  });

  it('refuses a journal that is damaged in the middle instead of forgetting it', () => {
    writeFileSync(journal, '{"not":"a step"}\n[["product",{"id":"a"}]]\n');
    expect(() => new Store(folder)).toThrow('line 1');
  });
});
