import type { Member } from '#domain';
import { columnsOf, Database, memberTable, OF_OUR_PLANS, PAYING, rows } from '#database';
import { MembersStore } from '#membership';
import { Injectable } from '@nestjs/common';

export const STANDINGS = ['paying', 'past_due', 'leaving', 'objected', 'plan_unknown'] as const;
/** `paying`: a subscription that gives its plan; `leaving`: one of these that is set to end. */
export type MemberStanding = (typeof STANDINGS)[number];

export interface MemberSearch {
  /** How the member's id, e-mail address or trait `name` begins, in upper or lower case. */
  readonly beginning?: string | undefined;
  readonly plan?: string | undefined;
  readonly standing?: MemberStanding | undefined;
  /** The id of the last member of the page before. */
  readonly after?: string | undefined;
}

/** Each by an index of its own; the few are read first, whatever else is asked. */
const STANDS: Readonly<Record<MemberStanding, string>> = {
  paying: `id in (select member_id from subscription where ${PAYING} and ${OF_OUR_PLANS})`,
  past_due: `id = any(array(select member_id from subscription where status = 'past_due' and ${OF_OUR_PLANS}))`,
  leaving: `id = any(array(select member_id from subscription where cancel_at is not null and ${PAYING} and ${OF_OUR_PLANS}))`,
  objected: 'objected_at is not null',
  plan_unknown: `plan_state = 'unknown'`,
};

/** What a beginning is looked for in, one after the other: each is an index in the order of its text, so a page ends where it is full. */
const TEXTS = ['lower(external_id)', 'lower(email)', `lower(traits ->> 'name')`].map((text) => `(${text} collate "C")`);
const LAST_CHARACTER = 'chr(1114111)';

/** Finds members for a person who looks for one. */
@Injectable()
export class MemberSearchStore {
  constructor(
    private readonly database: Database,
    private readonly members: MembersStore,
  ) {}

  /** Up to `limit` members: those who fit in order of creation; with a beginning, by id, then by address, then by name, in order of the text. */
  async find({ beginning, plan, standing, after }: MemberSearch, limit: number): Promise<Member[]> {
    const last = after === undefined ? null : (await this.members.byExternalId(after)).id;
    const fits = `erased_at is null and ($2::text is null or plan_key = $2) and ${standing ? STANDS[standing] : 'true'}`;
    if (beginning === undefined)
      return rows<Member>(
        this.database,
        `select ${columnsOf(memberTable)} from member where ($1::uuid is null or id > $1) and ${fits} order by id limit $3`,
        [last, plan ?? null, limit],
      );
    const found: Member[] = [];
    let resume = last === null ? null : await this.placeOf(last, beginning);
    for (let at = resume?.at ?? 0; at < TEXTS.length && found.length < limit; at++) {
      found.push(...(await this.beginningWith(beginning, at, fits, plan, resume, limit - found.length)));
      resume = null;
    }
    return found;
  }

  /** In which text a member of the page before was found, and what it says. */
  private async placeOf(id: string, beginning: string): Promise<{ at: number; text: string; id: string } | null> {
    const [texts = {}] = await rows<Record<string, string | null>>(
      this.database,
      `select ${TEXTS.map((text, at) => `case when ${begins(text)} then ${text} end as t${at}`).join(', ')} from member where id = $2`,
      [beginning, id],
    );
    const at = TEXTS.findIndex((_, one) => typeof texts[`t${one}`] === 'string');
    return at < 0 ? null : { at, text: texts[`t${at}`] ?? '', id };
  }

  private beginningWith(
    beginning: string,
    at: number,
    fits: string,
    plan: string | undefined,
    resume: { text: string; id: string } | null,
    limit: number,
  ): Promise<Member[]> {
    const text = TEXTS[at] ?? '';
    const before = TEXTS.slice(0, at).map((other) => `and (${begins(other)}) is not true`);
    return rows<Member>(
      this.database,
      `select ${columnsOf(memberTable)} from member
       where ${begins(text)} ${before.join(' ')} and ${fits} and ($4::text is null or (${text}, id) > ($4, $5::uuid))
       order by ${text}, id limit $3`,
      [beginning, plan ?? null, limit, resume?.text ?? null, resume?.id ?? null],
    );
  }
}

/** Whether a text begins with $1. A span of the index; with `like`, what was typed might be a wildcard. */
function begins(text: string): string {
  return `${text} >= lower($1) and ${text} < lower($1) || ${LAST_CHARACTER}`;
}
