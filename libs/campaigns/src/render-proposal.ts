import {
  formatMoney,
  localTimeAt,
  planOfPrice,
  textFor,
  translationFor,
  type Ladder,
  type LocalTime,
  type Member,
  type Proposal,
  type Text,
} from '#domain';
import { renderText, type TemplateVariables } from './templates';

/** The words of a proposal as this member reads them: language, price and date are the member's own. Throws `template_invalid`. */
export function renderProposal(proposal: Proposal, member: Member, ladder: Ladder): Promise<Text> {
  return renderText(textFor(proposal.words, member.locale), variablesOf(proposal, member, ladder));
}

function variablesOf(proposal: Proposal, member: Member, ladder: Ladder): TemplateVariables {
  const language = readable(translationFor(proposal.words, member.locale) ?? member.locale);
  const named = (key: string) => ({ key, name: ladder.get(key)?.name ?? key });
  return {
    member: { id: member.externalId, locale: member.locale, traits: member.traits },
    plan: named(proposal.planKey),
    currentPlan: named(member.planKey),
    price: formatMoney(proposal.unitAmountMinor, proposal.currency, language),
    interval: planOfPrice(ladder, proposal.priceLookupKey)?.price.interval ?? 'month',
    expiresOn: dayIn(language, localTimeAt(proposal.expiresAt, member.timeZone ?? 'UTC')),
    proposal: { id: proposal.id },
  };
}

const days = new Map<string, Intl.DateTimeFormat>();

/** `31 March 2026`. To make a format takes fifty times as long as to use it. */
function dayIn(language: string, local: LocalTime): string {
  let format = days.get(language);
  if (!format) days.set(language, (format = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' })));
  return format.format(new Date(`${local}Z`));
}

/** A tag that Intl knows; sites send what browsers send. */
function readable(locale: string | null): string {
  try {
    return Intl.getCanonicalLocales(locale ?? 'en')[0] ?? 'en';
  } catch {
    return 'en';
  }
}
