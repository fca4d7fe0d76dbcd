import { textFor, translationFor, type Words } from './words';

const words: Words = {
  title: 'Hello',
  body: '',
  locales: { id: { title: 'Halo', body: '' }, 'pt-BR': { title: 'Oi', body: '' }, zh: { title: '你好', body: '' } },
};

describe('a reader', () => {
  it.each([
    ['id', 'Halo'],
    ['id-ID', 'Halo'],
    ['ID-id', 'Halo'],
    ['pt-BR', 'Oi'],
    ['pt', 'Hello'],
    ['zh-Hant-TW', '你好'],
    ['en', 'Hello'],
    ['', 'Hello'],
    [null, 'Hello'],
  ])('of %s reads %s', (locale, title) => {
    expect(textFor(words, locale).title).toBe(title);
  });

  it('reads the words themselves when there is no translation at all', () => {
    expect(translationFor({ title: 'Hello', body: '' }, 'id')).toBeNull();
  });
});
