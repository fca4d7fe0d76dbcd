import { Text, type TextProps } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** Currencies whose minor unit is not a hundredth, as Stripe counts them. */
const DIGITS = new Map<string, number>([
  ...'bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf'.split(' ').map((code) => [code, 0] as const),
  ...'bhd jod kwd omr tnd'.split(' ').map((code) => [code, 3] as const),
]);

/** How many decimals an amount is written with. */
export function decimalsOf(currency: string): number {
  return DIGITS.get(currency) ?? 2;
}

/** `formatMoney('en', 1050, 'usd')` is "$10.50"; whole amounts have no decimals. */
export function formatMoney(language: string, minor: number, currency: string, signed = false): string {
  const decimals = decimalsOf(currency);
  const digits = minor % 10 ** decimals === 0 ? 0 : decimals;
  return new Intl.NumberFormat(language, {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    signDisplay: signed ? 'exceptZero' : 'auto',
  }).format(minor / 10 ** decimals);
}

interface MoneyProps extends TextProps {
  readonly minor: number;
  readonly currency: string;
  readonly signed?: boolean;
}

/** An amount of minor units as a person reads it. */
export function Money({ minor, currency, signed, ...text }: MoneyProps) {
  const { i18n } = useTranslation();
  return (
    <Text span inherit {...text} style={{ fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }}>
      {formatMoney(i18n.language, minor, currency, signed)}
    </Text>
  );
}
