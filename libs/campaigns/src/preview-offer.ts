import { DomainError } from '#platform';
import { textFor, type Text, type Words } from '#domain';
import { MembersStore } from '#membership';
import { Injectable } from '@nestjs/common';
import { renderText, SAMPLE } from './templates';

/** Throws `template_invalid` unless every text fills in for a reader who has told nothing; the detail names the place. */
export async function checkWords(words: Words): Promise<void> {
  for (const [tag, text] of [['words', words] as const, ...Object.entries(words.locales ?? {})]) {
    try {
      await renderText(text, SAMPLE);
    } catch (error) {
      throw error instanceof DomainError ? new DomainError(error.code, `${tag}.${error.detail}`) : error;
    }
  }
}

/** Words as a member would read them, before they are saved. */
@Injectable()
export class PreviewOffer {
  constructor(private readonly members: MembersStore) {}

  /** `externalId` null: a reader who has told nothing. Throws `template_invalid`, `member_unknown`. */
  async run(words: Words, externalId: string | null, locale: string | null): Promise<Text> {
    await checkWords(words);
    const member = externalId === null ? null : await this.members.byExternalId(externalId);
    const read = locale ?? member?.locale ?? null;
    const reader = member
      ? { id: member.externalId, locale: read, traits: member.traits }
      : { ...SAMPLE.member, locale: read };
    return renderText(textFor(words, read), { ...SAMPLE, member: reader });
  }
}
