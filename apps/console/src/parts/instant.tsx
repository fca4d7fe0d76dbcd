import { useTranslation } from 'react-i18next';

export const DAY_MS = 86_400_000;

const SPANS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 365 * DAY_MS],
  ['month', 30 * DAY_MS],
  ['day', DAY_MS],
  ['hour', DAY_MS / 24],
  ['minute', 60_000],
];

/** An instant in the operator's own zone; UTC on hover and for machines. */
export function Instant({ at, style = 'medium' }: { at: string; style?: 'medium' | 'day' | 'month' }) {
  const { i18n } = useTranslation();
  const options: Intl.DateTimeFormatOptions =
    style === 'month'
      ? { month: 'long', year: 'numeric' }
      : { dateStyle: 'medium', ...(style === 'medium' && { timeStyle: 'short' }) };
  return (
    <time dateTime={at} title={at}>
      {new Intl.DateTimeFormat(i18n.language, options).format(new Date(at))}
    </time>
  );
}

/** How far an instant is from `now`: "3 hours ago", "in 2 days". */
export function formatAgo(language: string, at: string, now: number): string {
  const distance = new Date(at).getTime() - now;
  const [unit, size] = SPANS.find(([, span]) => Math.abs(distance) >= span) ?? ['second', 1000];
  return new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(Math.round(distance / size), unit);
}
