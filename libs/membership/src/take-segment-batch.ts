import { Clock, DomainError, faultOf, type Rejected } from '#platform';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { RecordSignals } from './record-signals';
import { memberFields, type MemberInput } from './member-input';
import { isStorable } from './storable-text';
import { UpsertMember } from './upsert-member';

/** How a batch in Segment's wire format was taken. `ignored`: page, screen, group and alias calls. */
export interface SegmentSummary {
  readonly accepted: number;
  readonly duplicates: number;
  readonly identified: number;
  readonly ignored: number;
  readonly rejected: readonly Rejected[];
}

const instant = z.iso.datetime({ offset: true });
const record = z.record(z.string(), z.unknown());

/** What is read of a call; Segment's other fields are let pass. Source: the HTTP API of Segment, "Common fields". */
const call = z.looseObject({
  type: z.string(),
  messageId: z.string().optional(),
  userId: z.union([z.string(), z.number()]).nullish(),
  event: z.string().optional(),
  properties: record.nullish(),
  traits: record.nullish(),
  context: z
    .looseObject({ traits: record.nullish(), locale: z.string().nullish(), timezone: z.string().nullish() })
    .nullish(),
  timestamp: instant.nullish(),
  originalTimestamp: instant.nullish(),
  sentAt: instant.nullish(),
});
type Call = z.infer<typeof call>;

const MAX_TRAITS = 50;

/**
 * Takes Segment's `track` and `identify` calls, in order: an identify makes or changes the member, a track is a signal named in
 * snake case ("Content Completed" is `content_completed`), its `properties.value` the value.
 */
@Injectable()
export class TakeSegmentBatch {
  constructor(
    private readonly clock: Clock,
    private readonly upsertMember: UpsertMember,
    private readonly recordSignals: RecordSignals,
  ) {}

  /** `sentAt`: when the sender sent the batch, by its own clock. */
  async run(calls: readonly unknown[], sentAt: string | null): Promise<SegmentSummary> {
    const read = calls.map((one) => call.safeParse(one));
    const rejected: Rejected[] = [];
    let identified = 0;
    let ignored = 0;
    const tracks: { index: number; signal: object }[] = [];
    for (const [index, { data, error }] of read.entries()) {
      if (!data) rejected.push({ index, status: 'rejected', ...faultOf('signal_invalid', error, 'call') });
      else if (data.type === 'identify') {
        const fault = await this.identify(data);
        if (fault) rejected.push({ index, status: 'rejected', code: fault.code, detail: fault.detail });
        else identified += 1;
      } else if (data.type === 'track') tracks.push({ index, signal: this.signalOf(data, sentAt) });
      else ignored += 1;
    }
    const results = await this.recordSignals.run(tracks.map(({ signal }) => signal));
    for (const result of results) {
      if (result.status === 'rejected')
        rejected.push({ ...result, index: tracks[result.index]?.index ?? result.index });
    }
    return {
      accepted: results.filter(({ status }) => status === 'accepted').length,
      duplicates: results.filter(({ status }) => status === 'duplicate').length,
      identified,
      ignored,
      rejected: rejected.sort((a, b) => a.index - b.index),
    };
  }

  private async identify({ userId, traits, context }: Call): Promise<DomainError | null> {
    const id = String(userId ?? '');
    if (id === '' || id.length > 128) return new DomainError('signal_invalid', 'userId: must have 1 to 128 characters');
    if (!isStorable(id)) return new DomainError('signal_invalid', 'userId: has characters that cannot be stored');
    try {
      await this.upsertMember.run(id, memberOf({ ...context?.traits, ...traits }, context));
      return null;
    } catch (error) {
      if (error instanceof DomainError) return error;
      throw error;
    }
  }

  private signalOf(data: Call, batchSentAt: string | null): object {
    const value = data.properties?.value;
    return {
      id: data.messageId,
      member: String(data.userId ?? ''),
      name: (data.event ?? '')
        .trim()
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '_'),
      occurredAt: this.occurredAt(data, batchSentAt),
      ...(typeof value === 'number' && Number.isFinite(value) && value >= 0 && { value }),
      ...(data.properties && { properties: data.properties }),
    };
  }

  /**
   * As Segment corrects clocks: what it has corrected already (`timestamp` beside `originalTimestamp`) stands; else the sender's
   * delay, `sentAt` - its own time of the call, is taken from our time.
   */
  private occurredAt({ timestamp, originalTimestamp, ...data }: Call, batchSentAt: string | null): string {
    if (timestamp && originalTimestamp) return timestamp;
    const now = this.clock.now();
    const original = originalTimestamp ?? timestamp;
    const sentAt = data.sentAt ?? batchSentAt;
    if (!original) return now.toISOString();
    if (!sentAt) return original;
    return new Date(now.getTime() - Math.max(0, Date.parse(sentAt) - Date.parse(original))).toISOString();
  }
}

/** Only what can be kept: short text, numbers and truth values. */
function memberOf(traits: Record<string, unknown>, context: Call['context']): MemberInput {
  const { email, locale, timezone, ...rest } = traits;
  const kept = Object.entries(rest).filter(
    (entry): entry is [string, string | number | boolean] =>
      isKey(entry[0]) &&
      ((typeof entry[1] === 'string' && entry[1].length <= 500 && isStorable(entry[1])) ||
        (typeof entry[1] === 'number' && Number.isFinite(entry[1])) ||
        typeof entry[1] === 'boolean'),
  );
  const { shape } = memberFields;
  const known = {
    email: shape.email.safeParse(email).data,
    locale: shape.locale.safeParse(locale).data ?? shape.locale.safeParse(context?.locale).data,
    timeZone: shape.timeZone.safeParse(timezone).data ?? shape.timeZone.safeParse(context?.timezone).data,
  };
  return {
    ...Object.fromEntries(Object.entries(known).filter(([, value]) => (value ?? null) !== null)),
    ...(kept.length > 0 && { traits: Object.fromEntries(kept.slice(0, MAX_TRAITS)) }),
  };
}

function isKey(name: string): boolean {
  return name.length >= 1 && name.length <= 64 && isStorable(name);
}
