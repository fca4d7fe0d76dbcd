import { Select, TagsInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ConditionOf } from './audience';
import { BoundFields, Row } from './condition-fields';

type Trait = ConditionOf<'trait'>['trait'];

const TESTS = ['has', 'hasNot', 'in', 'range'] as const;
type Test = (typeof TESTS)[number];

const FRESH: Readonly<Record<Test, (name: string) => Trait>> = {
  has: (name) => ({ name, exists: true }),
  hasNot: (name) => ({ name, exists: false }),
  in: (name) => ({ name, in: [] }),
  range: (name) => ({ name, atLeast: 1 }),
};

function testOf(trait: Trait): Test {
  if ('exists' in trait) return trait.exists ? 'has' : 'hasNot';
  return 'in' in trait ? 'in' : 'range';
}

/** A trait that the site tells of its members. */
export function TraitFields({ value, onChange }: { value: Trait; onChange: (value: Trait) => void }) {
  const { t } = useTranslation('audience');
  const { name } = value;
  const test = testOf(value);
  return (
    <Row>
      <TextInput
        label={t('kinds.trait')}
        value={name}
        onChange={({ currentTarget }) => onChange({ ...value, name: currentTarget.value })}
      />
      <Select
        label={t('traitTest')}
        data={TESTS.map((one) => ({ value: one, label: t(`traitTests.${one}`) }))}
        value={test}
        allowDeselect={false}
        w={170}
        onChange={(chosen) => chosen && onChange(FRESH[chosen](name))}
      />
      {'in' in value && (
        <TagsInput
          label={t('values')}
          value={value.in.map(String)}
          onChange={(written) => onChange({ name, in: written.map(valueOf) })}
        />
      )}
      {!('exists' in value) && !('in' in value) && (
        <BoundFields value={value} onChange={(bounds) => onChange({ name, ...bounds })} />
      )}
    </Row>
  );
}

/** What was written as the kind of value that it looks like: 3 is a number, true is a truth. */
function valueOf(written: string): string | number | boolean {
  if (written === 'true' || written === 'false') return written === 'true';
  const number = Number(written);
  return written.trim() !== '' && String(number) === written ? number : written;
}
