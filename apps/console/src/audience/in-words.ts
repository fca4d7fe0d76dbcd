import { useTranslation } from 'react-i18next';
import { groupOf, isGroup, type Audience, type Bounds, type Condition } from './audience';

/** Says an audience in a sentence: "plan is free or basic, and the need score is at least 2". */
export function useAudienceInWords(): (audience: Audience) => string {
  const { t, i18n } = useTranslation('audience');
  const list = (type: 'conjunction' | 'disjunction', words: readonly string[]) =>
    new Intl.ListFormat(i18n.language, { type }).format(words);
  const either = (words: readonly (string | number | boolean)[]) => list('disjunction', words.map(String));

  const bounds = ({ atLeast, atMost }: Bounds): string => {
    const [low, high] = [String(atLeast), String(atMost)];
    if (atLeast === undefined) return t('words.atMost', { high });
    return atMost === undefined ? t('words.atLeast', { low }) : t('words.between', { low, high });
  };

  const condition = (one: Condition): string => {
    if ('plan' in one) return t('words.plan', { plans: either(one.plan) });
    if ('score' in one)
      return t('words.score', { family: t(`families.${one.score.family}`), bounds: bounds(one.score) });
    if ('signals' in one)
      return t('words.signals', {
        name: one.signals.name,
        days: String(one.signals.days),
        bounds: bounds(one.signals),
      });
    if ('tenureDays' in one) return t('words.tenureDays', { bounds: bounds(one.tenureDays) });
    if ('lastAskedDays' in one) return t('words.lastAskedDays', { bounds: bounds(one.lastAskedDays) });
    if ('timeZone' in one)
      return t('words.timeZone', { zones: either(one.timeZone.map((zone) => zone ?? t('unknownZone'))) });
    if ('locale' in one) return t('words.locale', { locales: either(one.locale) });
    if ('consent' in one) return t('consentsToEmail');
    const { trait } = one;
    if ('exists' in trait) return t(trait.exists ? 'words.hasTrait' : 'words.hasNoTrait', { name: trait.name });
    return t('words.trait', { name: trait.name, test: 'in' in trait ? either(trait.in) : bounds(trait) });
  };

  const say = (audience: Audience): string => {
    if (!isGroup(audience)) return condition(audience);
    const { join, parts } = groupOf(audience);
    if (parts.length === 0) return t('everybody');
    const said = parts.map((part) => (isGroup(part) && parts.length > 1 ? `(${say(part)})` : say(part)));
    const joined = list(join === 'all' ? 'conjunction' : 'disjunction', said);
    return join === 'none' ? t('words.none', { conditions: joined }) : joined;
  };
  return say;
}
