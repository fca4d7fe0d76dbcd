import { useTranslation } from 'react-i18next';
import type { Schema } from '../api/schema';
import { useFigures } from '../parts/figures';

export type Moment = NonNullable<Schema<'Explanation'>['moment']>;

/** "Score 2.10 of 3.50 needed", or the same of a chance. */
export function useMomentInWords(): (moment: Moment) => string {
  const { t } = useTranslation('member');
  const { decimal, share } = useFigures();
  return ({ measure, value, bound }) => {
    const told = (figure: number) => (measure === 'score' ? decimal(figure) : share(figure));
    return t(measure, { value: told(value), bound: bound === null ? t('unreachable') : told(bound) });
  };
}
