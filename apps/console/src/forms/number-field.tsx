import { NumberInput, type NumberInputProps } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

export interface NumberFieldProps extends Omit<NumberInputProps, 'value' | 'onChange' | 'defaultValue'> {
  readonly value?: number | null | undefined;
  readonly onChange?: (value: number | null) => void;
  /** How many of these the field shows for one of the value: 100 shows a share as per cent. */
  readonly per?: number;
}

/** A number as it is written in the operator's language; empty is null. */
export function NumberField({ value = null, onChange, per = 1, ...input }: NumberFieldProps) {
  const { i18n } = useTranslation();
  const [written, setWritten] = useState<number | string>('');
  // what is being written stays as it is, "0.0" on the way to "0.05", while it means the value
  const shown = meant(written, per) === value ? written : value === null ? '' : exact(value * per);
  return (
    <NumberInput
      hideControls
      {...separators(i18n.language)}
      {...input}
      value={shown}
      onChange={(next) => {
        setWritten(next);
        onChange?.(meant(next, per));
      }}
    />
  );
}

export function PercentField(props: NumberFieldProps) {
  return <NumberField suffix=" %" decimalScale={2} min={0} max={100} {...props} per={100} />;
}

function meant(written: number | string, per: number): number | null {
  const number = written === '' ? NaN : Number(written);
  return Number.isNaN(number) ? null : exact(number / per);
}

/** Without the dust of binary fractions: 0.07 x 100 is 7. */
export function exact(value: number): number {
  return Number(value.toPrecision(12));
}

/** The marks between thousands and before decimals. */
function separators(language: string): { thousandSeparator: string; decimalSeparator: string } {
  const parts = new Intl.NumberFormat(language).formatToParts(12_345.6);
  const mark = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
  return { thousandSeparator: mark('group'), decimalSeparator: mark('decimal') };
}
