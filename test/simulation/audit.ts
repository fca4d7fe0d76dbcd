import type { Policy } from '#domain';

/** FNV-1a by the book, apart from the service's own. */
function fnv1a(text: string): number {
  return Array.from(text).reduce((hash, letter) => Math.imul(hash ^ letter.charCodeAt(0), 16777619) >>> 0, 2166136261);
}

/** Counts asks that should never have been, from plain lists of what happened: no code of the service is used. */
export class Audit {
  blocked = 0;
  capped = 0;
  heldOut = 0;
  private bads: { day: number; points: number }[][] = [];
  private asks: number[][] = [];

  constructor(private readonly policy: Policy) {}

  start(members: number): void {
    this.bads = Array.from({ length: members }, () => []);
    this.asks = Array.from({ length: members }, () => []);
  }

  bad(member: number, day: number, points: number): void {
    this.bads[member]?.push({ day, points });
  }

  asked(member: number, day: number, externalId: string): void {
    const { cap, cooldownDays, negativeBound } = this.policy;
    const past = this.asks[member] ?? [];
    const badness = (this.bads[member] ?? []).reduce((sum, bad) => sum + bad.points * 2 ** (-(day - bad.day) / 5), 0);
    if (badness > negativeBound) this.blocked++;
    const tooSoon = past.some((on) => day - on < cooldownDays);
    if (tooSoon || past.filter((on) => day - on < cap.days).length >= cap.asks) this.capped++;
    if (this.isHeldOut(externalId)) this.heldOut++;
    past.push(day);
  }

  isHeldOut(externalId: string): boolean {
    const { salt, share } = this.policy.holdout;
    return (fnv1a(String(fnv1a(salt + externalId))) % 10000) / 10000 < share;
  }
}
