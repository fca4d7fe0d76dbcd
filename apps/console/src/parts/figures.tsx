import { useTranslation } from 'react-i18next';

/** Numbers in the operator's language. */
export function useFigures() {
  const { i18n } = useTranslation();
  const { language } = i18n;
  const format = (options: Intl.NumberFormatOptions) => new Intl.NumberFormat(language, options);
  return {
    whole: (value: number) => format({ maximumFractionDigits: 0 }).format(value),
    decimal: (value: number, digits = 2) => format({ maximumFractionDigits: digits }).format(value),
    days: (count: number) => format({ style: 'unit', unit: 'day', unitDisplay: 'long' }).format(count),
    /** 0.123 as 12.3 %. */
    share: (value: number, digits = 1) => format({ style: 'percent', maximumFractionDigits: digits }).format(value),
    /** With its sign: how much more or less. */
    change: (value: number, digits = 1) =>
      format({ style: 'percent', maximumFractionDigits: digits, signDisplay: 'exceptZero' }).format(value),
  };
}
