import { Select, type SelectProps } from '@mantine/core';
import { useTranslation } from 'react-i18next';

const TIMINGS = ['both', 'atSale', 'afterProof'] as const;

/** When something sells best. */
export function TimingField(props: Omit<SelectProps, 'data'>) {
  const { t } = useTranslation('forms');
  return (
    <Select
      label={t('timing')}
      data={TIMINGS.map((one) => ({ value: one, label: t(`timings.${one}`) }))}
      allowDeselect={false}
      {...props}
    />
  );
}
