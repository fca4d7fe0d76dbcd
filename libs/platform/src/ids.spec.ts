import { newSecret, sameSecret } from './ids';

describe('secrets', () => {
  const secret = newSecret('tl_');

  it('are the same or not, whatever their lengths', () => {
    expect(sameSecret(secret, `${secret}`)).toBe(true);
    for (const other of ['', secret.slice(0, -1), `${secret}x`, newSecret('tl_')])
      expect(sameSecret(secret, other)).toBe(false);
  });
});
