import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { decimalsOf } from '../parts/money';
import { exact, NumberField, type NumberFieldProps } from './number-field';

/** What is written for one currency, in minor units of another; null: nothing is. 9.99 stays 9.99, though not every currency has so many decimals. */
export function asWritten<Minor extends number | null>(minor: Minor, from: string, to: string): Minor | number {
  return minor === null ? minor : exact(minor * 10 ** (decimalsOf(to) - decimalsOf(from)));
}

/** An amount as a person writes it, "10.50"; its value is in minor units of the currency. */
export function MoneyField({ currency, ...field }: NumberFieldProps & { readonly currency: string }) {
  const { t } = useTranslation('forms');
  const decimals = decimalsOf(currency);
  const fits = Number.isInteger(field.value ?? 0);
  return (
    <NumberField
      {...field}
      {...(fits ? { decimalScale: decimals } : { error: t('tooFine', { currency: currency.toUpperCase() }) })}
      per={10 ** -decimals}
      allowNegative={false}
      leftSection={<Text size="xs">{currency.toUpperCase()}</Text>}
      leftSectionWidth={48}
    />
  );
}
