import { useTranslation } from 'react-i18next';
import type { Schema } from '../api/schema';
import { useFigures } from '../parts/figures';
import { useInstants } from '../parts/instant';

type Saying = Schema<'Saying'>;

/** Says what an explanation says in the operator's language; a code that is newer than this page is said in English. */
export function useSayings(): (saying: Saying, english: string) => string {
  const { t, i18n } = useTranslation('codes');
  const { t: common } = useTranslation();
  const { days, decimal, share } = useFigures();
  const instants = useInstants();
  const shown = (name: string, value: string | number | null) => {
    if (value === null) return common('never').toLocaleLowerCase(i18n.language);
    if (name === 'zone') return String(value).replaceAll('_', ' ');
    if (typeof value === 'string') return name.endsWith('At') ? instants.moment(value) : value;
    if (name === 'share') return share(value);
    return /days$/i.test(name) ? days(value) : decimal(value);
  };
  return ({ code, values }, english) => {
    const filled = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, shown(name, value)]));
    return t(`saying.${code}`, { ...filled, defaultValue: english });
  };
}
