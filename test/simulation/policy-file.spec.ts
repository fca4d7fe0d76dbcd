import 'reflect-metadata';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEFAULT_POLICY } from '#domain';
import { policyIn } from './policy-file';

describe('a policy file for the simulation', () => {
  const folder = mkdtempSync(join(tmpdir(), 'policy-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const holding = (text: string) => {
    const file = join(folder, 'policy.json');
    writeFileSync(file, text);
    return () => policyIn(file);
  };

  it('says what differs from the default', () => {
    const policy = holding('{"threshold": 5, "cap": {"asks": 2, "days": 30}}')();
    expect(policy).toEqual({ ...DEFAULT_POLICY, threshold: 5, cap: { asks: 2, days: 30 } });
  });

  it.each([
    ['a word for a number', '{"threshold": "high"}', 'threshold'],
    ['a cap that lets nobody be asked', '{"cap": {"asks": 0, "days": 90}}', 'cap.asks'],
    ['a rule that does not exist', '{"treshold": 5}', 'treshold'],
    ['no JSON', 'threshold: 5', 'policy.json: '],
  ])('with %s is refused, and says what is wrong', (_fault, text, named) => {
    expect(holding(text)).toThrow(named);
  });

  it('that is not there is named', () => {
    expect(() => policyIn(join(folder, 'absent.json'))).toThrow('absent.json');
  });
});
