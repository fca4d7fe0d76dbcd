import { Select, type SelectProps } from '@mantine/core';
import { useTranslation } from 'react-i18next';

const CURRENCIES = Intl.supportedValuesOf('currency').map((code) => code.toLowerCase());

/** A currency by its code and its name in the operator's language. */
export function CurrencyField(props: Omit<SelectProps, 'data'>) {
  const { t, i18n } = useTranslation('forms');
  const names = new Intl.DisplayNames(i18n.language, { type: 'currency' });
  return (
    <Select
      label={t('currency')}
      data={CURRENCIES.map((code) => ({ value: code, label: `${code.toUpperCase()} ${names.of(code.toUpperCase())}` }))}
      searchable
      limit={40}
      allowDeselect={false}
      {...props}
    />
  );
}
