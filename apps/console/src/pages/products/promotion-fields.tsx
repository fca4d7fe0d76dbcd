import { Checkbox, NumberInput, SimpleGrid, Stack } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { InstantField } from '../../forms/instant-field';
import { Card } from '../../parts/card';

/** What bundles and incentives have in common. */
export interface Promotion {
  priority: number;
  stackable: boolean;
  active: boolean;
  startsAt: string | null;
  endsAt: string | null;
}

export const FRESH_PROMOTION: Promotion = {
  priority: 0,
  stackable: false,
  active: true,
  startsAt: null,
  endsAt: null,
};

/** From when to when it applies, and beside what. */
export function PromotionFields<Values extends Promotion>({ form }: { form: UseFormReturnType<Values> }) {
  const { t } = useTranslation('products');
  const { t: forms } = useTranslation('forms');
  return (
    <Card title={t('applies')}>
      <SimpleGrid cols={{ base: 1, sm: 3 }}>
        <InstantField label={forms('from')} {...form.getInputProps('startsAt')} />
        <InstantField label={forms('until')} description={t('endHint')} {...form.getInputProps('endsAt')} />
        <NumberInput
          label={t('priority')}
          description={t('priorityHint')}
          min={-1000}
          max={1000}
          {...form.getInputProps('priority')}
        />
      </SimpleGrid>
      <Stack gap="xs">
        <Checkbox label={t('stackable')} {...form.getInputProps('stackable', { type: 'checkbox' })} />
        <Checkbox label={forms('active')} {...form.getInputProps('active', { type: 'checkbox' })} />
      </Stack>
    </Card>
  );
}
