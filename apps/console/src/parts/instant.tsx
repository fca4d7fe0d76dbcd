import { useTranslation } from 'react-i18next';

export const DAY_MS = 86_400_000;

/** Instants in the operator's own zone and language. */
export function useInstants() {
  const { i18n } = useTranslation();
  const format = (at: string, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(i18n.language, options).format(new Date(at));
  return {
    moment: (at: string) => format(at, { dateStyle: 'medium', timeStyle: 'short' }),
    day: (at: string) => format(at, { dateStyle: 'medium' }),
  };
}

/** The same, with UTC on hover and for machines. */
export function Instant({ at, style = 'moment' }: { at: string; style?: 'moment' | 'day' }) {
  const instants = useInstants();
  return (
    <time dateTime={at} title={at}>
      {instants[style](at)}
    </time>
  );
}
