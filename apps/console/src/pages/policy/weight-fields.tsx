import { Select, SimpleGrid } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useWhole } from '../../api/lists';
import { ListFields } from '../../forms/list-fields';
import { NumberField } from '../../forms/number-field';
import type { RulesForm } from './rules';

/** How much an offer weighs among those for the same plan; who is not named weighs 1. */
export function WeightFields({ form }: { form: RulesForm }) {
  const { t } = useTranslation('policy');
  const offers = useWhole('/v1/offers').data ?? [];
  const { armWeights } = form.values;
  const free = offers.filter(({ key }) => !(key in armWeights)).map(({ key }) => key);
  const [first] = free;
  return (
    <ListFields
      value={Object.entries(armWeights)}
      onChange={(to) => form.setFieldValue('armWeights', Object.fromEntries(to))}
      {...(first !== undefined && { fresh: (): [string, number] => [first, 1] })}
      addLabel={t('addWeight')}
      nameOf={([offer]) => offer}
    >
      {([offer, weight], change) => (
        <SimpleGrid cols={2}>
          <Select
            label={t('offer')}
            data={[offer, ...free]}
            value={offer}
            allowDeselect={false}
            onChange={(key) => key && change([key, weight])}
          />
          <NumberField
            label={t('weight')}
            value={weight}
            error={form.errors[`armWeights.${offer}`]}
            onChange={(to) => change([offer, to ?? 0])}
          />
        </SimpleGrid>
      )}
    </ListFields>
  );
}
