import { Checkbox, SimpleGrid, Stack } from '@mantine/core';
import type { FormErrors } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { NumberField, PercentField } from '../../forms/number-field';
import type { Rules } from './rules';

type Value = Rules['value'];

const FRESH: NonNullable<Value> = {
  marginShare: 0.8,
  remainingLifeMonths: 12,
  askCostMinor: 5,
  organicProbability: 0.001,
};

interface ValueFieldsProps {
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly errors: FormErrors;
  readonly path: string;
}

/** In place of the least probability: an ask must be worth more than it costs. */
export function ValueFields({ value, onChange, errors, path }: ValueFieldsProps) {
  const { t } = useTranslation('policy');
  const put = (name: keyof NonNullable<Value>) => (to: number | null) =>
    value && onChange({ ...value, [name]: to ?? 0 });
  const props = (name: keyof NonNullable<Value>) => ({
    label: t(`names.value.${name}`),
    value: value?.[name] ?? null,
    error: errors[`${path}.${name}`],
    onChange: put(name),
  });
  return (
    <Stack gap="sm">
      <Checkbox
        label={t('byValue')}
        checked={value !== null}
        onChange={({ currentTarget }) => onChange(currentTarget.checked ? FRESH : null)}
      />
      {value && (
        <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }}>
          <PercentField {...props('marginShare')} />
          <NumberField {...props('remainingLifeMonths')} />
          <NumberField {...props('askCostMinor')} />
          <PercentField {...props('organicProbability')} decimalScale={4} />
        </SimpleGrid>
      )}
    </Stack>
  );
}
