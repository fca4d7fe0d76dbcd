import { Text } from '@mantine/core';
import { decimalsOf } from '../parts/money';
import { NumberField, type NumberFieldProps } from './number-field';

/** An amount as a person writes it, "10.50"; its value is in minor units of the currency. */
export function MoneyField({ currency, ...field }: NumberFieldProps & { readonly currency: string }) {
  const decimals = decimalsOf(currency);
  return (
    <NumberField
      {...field}
      per={10 ** -decimals}
      decimalScale={decimals}
      allowNegative={false}
      leftSection={<Text size="xs">{currency.toUpperCase()}</Text>}
      leftSectionWidth={48}
    />
  );
}
