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
    /** 2026-03-29T09:00 as the clock on the wall shows it, in whatever zone. */
    wallClock: (at: string) => format(`${at}Z`, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' }),
    /** A day of the service's own calendar, which is in UTC. */
    date: (day: string) => format(day, { dateStyle: 'medium', timeZone: 'UTC' }),
    month: (day: string) => format(day, { year: 'numeric', month: 'short', timeZone: 'UTC' }),
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
