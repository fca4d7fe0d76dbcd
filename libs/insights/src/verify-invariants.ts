import { DomainError } from '#platform';
import { CompareWithStripe, type StripeDifferences } from '#billing';
import { Injectable } from '@nestjs/common';
import { INVARIANTS, type Invariant } from './invariants';
import { InvariantsStore } from './invariants-store';

export interface Verified extends Pick<Invariant, 'number' | 'words' | 'guarantee' | 'tests'> {
  /** By what was looked at: rows of our tables, Stripe, the schema's own constraints; empty: only a test can show it. */
  readonly seenIn: readonly ('rows' | 'Stripe' | 'schema')[];
  readonly violations: number;
  /** Some of what breaks it. */
  readonly examples: readonly string[];
}

export interface Verification {
  readonly invariants: readonly Verified[];
  /** Whether Stripe answered; otherwise only our own rows were looked at. */
  readonly stripe: 'read' | 'not reached';
}

/** Which difference from Stripe breaks which invariant. */
const AT_STRIPE: Readonly<Record<number, keyof StripeDifferences>> = {
  4: 'chargedTwice',
  6: 'otherAmount',
  9: 'otherPlan',
  10: 'ended',
};

/** Looks whether everything holds that must hold: in the rows, in the schema, and at Stripe. Changes nothing. */
@Injectable()
export class VerifyInvariants {
  constructor(
    private readonly store: InvariantsStore,
    private readonly compareWithStripe: CompareWithStripe,
  ) {}

  async run(): Promise<Verification> {
    const differences = await this.differences();
    const invariants: Verified[] = [];
    for (const invariant of INVARIANTS) invariants.push(await this.verified(invariant, differences));
    return { invariants, stripe: differences ? 'read' : 'not reached' };
  }

  private async verified(invariant: Invariant, differences: StripeDifferences | null): Promise<Verified> {
    const { number, words, guarantee, tests, restsOn } = invariant;
    const broken = await this.store.broken(number);
    const missing = await this.store.missing(restsOn);
    const kind = AT_STRIPE[number];
    const differing = kind && differences ? differences[kind].map((who) => `at Stripe: ${who}`) : null;
    return {
      number,
      words,
      guarantee,
      tests,
      seenIn: [
        ...(broken ? (['rows'] as const) : []),
        ...(restsOn.length > 0 ? (['schema'] as const) : []),
        ...(differing ? (['Stripe'] as const) : []),
      ],
      violations: (broken?.violations ?? 0) + missing.length + (differing?.length ?? 0),
      examples: [...missing.map((name) => `missing: ${name}`), ...(differing ?? []), ...(broken?.examples ?? [])].slice(
        0,
        3,
      ),
    };
  }

  private async differences(): Promise<StripeDifferences | null> {
    try {
      return await this.compareWithStripe.run();
    } catch (error) {
      if (error instanceof DomainError && error.code === 'stripe_unavailable') return null;
      throw error;
    }
  }
}
