import { conditionsOf, isGroup, type Audience, type Condition, type Range } from './audience';
import { DAY_MS } from './day';
import type { Engagement } from './engagement';
import type { Member } from './member';

/** What is looked at to see whether a member belongs to an audience, all read at one instant. */
export interface AudienceFacts {
  readonly member: Pick<Member, 'planKey' | 'createdAt' | 'traits' | 'timeZone' | 'locale' | 'consents'>;
  readonly engagement: Engagement;
  readonly lastAskedAt: Date | null;
  /** How many signals of this name came within the last days. */
  readonly signals: (name: string, days: number) => number;
}

/** The signals that audiences ask about: name and days, each once. */
export function signalsAsked(audiences: readonly Audience[]): { readonly name: string; readonly days: number }[] {
  const asked = new Map<string, { name: string; days: number }>();
  for (const audience of audiences)
    for (const condition of conditionsOf(audience))
      if ('signals' in condition) {
        const { name, days } = condition.signals;
        asked.set(`${days} ${name}`, { name, days });
      }
  return [...asked.values()];
}

/** Whether a member belongs to an audience. The SQL of campaigns means the same; a test holds the two together. */
export function fitsAudience(audience: Audience, facts: AudienceFacts, now: Date): boolean {
  if (!isGroup(audience)) return fitsCondition(audience, facts, now);
  if ('not' in audience) return !fitsAudience(audience.not, facts, now);
  return 'all' in audience
    ? audience.all.every((part) => fitsAudience(part, facts, now))
    : audience.any.some((part) => fitsAudience(part, facts, now));
}

function fitsCondition(condition: Condition, facts: AudienceFacts, now: Date): boolean {
  const { member } = facts;
  if ('plan' in condition) return condition.plan.includes(member.planKey);
  if ('tenureDays' in condition) return within(daysSince(member.createdAt, now), condition.tenureDays);
  if ('score' in condition) return within(facts.engagement[condition.score.family], condition.score);
  if ('trait' in condition) return fitsTrait(condition.trait, member.traits);
  if ('lastAskedDays' in condition)
    return within(facts.lastAskedAt ? daysSince(facts.lastAskedAt, now) : Infinity, condition.lastAskedDays);
  if ('signals' in condition)
    return within(facts.signals(condition.signals.name, condition.signals.days), condition.signals);
  if ('timeZone' in condition) return condition.timeZone.includes(member.timeZone);
  if ('locale' in condition) {
    const spoken = member.locale?.toLowerCase();
    return condition.locale.some((tag) => spoken === tag.toLowerCase() || spoken?.startsWith(`${tag.toLowerCase()}-`));
  }
  return member.consents[condition.consent] === true;
}

function fitsTrait(
  { name, ...test }: Extract<Condition, { trait: unknown }>['trait'],
  traits: Member['traits'],
): boolean {
  const held = Object.hasOwn(traits, name) ? traits[name] : undefined;
  if ('exists' in test) return (held !== undefined) === test.exists;
  if ('in' in test) return held !== undefined && test.in.includes(held);
  return typeof held === 'number' && within(held, test);
}

function within(value: number, { atLeast = -Infinity, atMost = Infinity }: Range): boolean {
  return value >= atLeast && value <= atMost;
}

function daysSince(at: Date, now: Date): number {
  return (now.getTime() - at.getTime()) / DAY_MS;
}
