import { timeZoneNamed } from '#platform';
import { z } from 'zod';

/** Whether PostgreSQL can store a text: no NUL, no lone surrogate. */
export function isStorable(text: string): boolean {
  return !text.includes('\u0000') && text.isWellFormed();
}

/** 1 to `max` characters that can be stored. */
export const storableText = (max: number) =>
  z.string().min(1).max(max).refine(isStorable, { error: 'has characters that cannot be stored' });

/** A time zone under its own name, however it is written; what is none stays as it is. */
export const zoneText = storableText(64).overwrite((name) => timeZoneNamed(name) ?? name);
