import { useTranslation } from 'react-i18next';
import type { Schema } from '../../api/schema';
import { useFigures } from '../../parts/figures';
import { formatMoney } from '../../parts/money';

type Terms = Schema<'OfferTerms'>;

/** What an offer gives beyond the list price: "20 % off for good". */
export function useTermsInWords(): (terms: Terms, currency: string) => string {
  const { t, i18n } = useTranslation('catalogue');
  const figures = useFigures();
  return ({ discount, trialDays }, currency) => {
    if (trialDays !== null) return t('trial', { count: trialDays });
    if (!discount) return t('atListPrice');
    const { percentOff, amountOffMinor, duration } = discount;
    const amount =
      percentOff === null ? formatMoney(i18n.language, amountOffMinor ?? 0, currency) : figures.share(percentOff / 100);
    return t('off', { amount, duration: t(`durations.${duration}`) });
  };
}
