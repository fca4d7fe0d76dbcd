import { after, Clock, DAY, DomainError, seal, sha256, unseal } from '#platform';
import { Injectable } from '@nestjs/common';
import { AuditLogStore } from './audit-log-store';
import { KeptAnswersStore, type Found } from './kept-answers-store';

const KEPT = DAY;

/** A request that its client may send again. */
export interface RepeatableRequest {
  readonly id: string;
  /** What only this caller knows: the key or the session's secret. Keys of different callers never meet. */
  readonly credential: string;
  readonly idempotencyKey: string;
  /** Method, path and body. */
  readonly content: string;
  /** Doing it twice would do harm, as its effects do not recognise each other. */
  readonly onceOnly: boolean;
}

export interface FinalAnswer {
  readonly status: number;
  readonly body: unknown;
}

/**
 * The same answer to the same request, for a day. What failed without an answer may be tried again, and so may what was under way when
 * its process died: effects recognise each other by ids and states. Where they do not (`onceOnly`), the audit log, written with the
 * effect, tells whether it is done.
 */
@Injectable()
export class AnswerOnce {
  constructor(
    private readonly clock: Clock,
    private readonly answers: KeptAnswersStore,
    private readonly auditLog: AuditLogStore,
  ) {}

  /**
   * `work` answers what will be answered each time, failures that the caller can act on included, and throws what may go well later.
   * Throws `idempotency_key_reused`, `request_in_progress`, `answer_lost` and what `work` throws.
   */
  async run(request: RepeatableRequest, work: () => Promise<FinalAnswer>): Promise<FinalAnswer> {
    const secret = `${request.credential}\n${request.idempotencyKey}`;
    const id = sha256(`id:${secret}`);
    const requestHash = sha256(request.content);
    const begun = { id, requestHash, requestId: request.id, createdAt: this.clock.now() };
    if (!(await this.answers.begin(begun))) {
      const found = await this.answers.find(id);
      if (!found) throw inProgress(1); // it has just come to nothing
      if (found.requestHash !== requestHash)
        throw new DomainError('idempotency_key_reused', 'this key was used for another request; use a new one');
      if (found.status !== null && found.body !== null)
        return { status: found.status, body: JSON.parse(unseal(found.body, secret)) as unknown };
      await this.takeOver(found, request);
    }
    const answer = await this.attempt(id, request, work);
    const body = seal(JSON.stringify(answer.body ?? null), secret);
    await this.answers.finish({ id, requestId: request.id, status: answer.status, body });
    return answer;
  }

  async dropOld(): Promise<void> {
    await this.answers.dropBefore(after(this.clock.now(), -KEPT));
  }

  private async attempt(
    id: string,
    { id: requestId, onceOnly }: RepeatableRequest,
    work: () => Promise<FinalAnswer>,
  ): Promise<FinalAnswer> {
    try {
      return await work();
    } catch (error) {
      // a commit may be done though its answer was lost on the way
      if (onceOnly && (await this.auditLog.has(requestId))) await this.answers.release(id, requestId);
      else await this.answers.drop(id, requestId);
      throw error;
    }
  }

  private async takeOver({ id, requestId, busySeconds }: Found, request: RepeatableRequest): Promise<void> {
    if (busySeconds > 0) throw inProgress(busySeconds);
    if (request.onceOnly && (await this.auditLog.has(requestId)))
      throw new DomainError('answer_lost', 'it was done, and its answer was lost: look at what there is', {
        requestId,
      });
    if (!(await this.answers.takeOver(id, requestId, request.id))) throw inProgress(1);
  }
}

function inProgress(seconds: number): DomainError {
  const detail = 'the same request is under way; ask again for its answer';
  return new DomainError('request_in_progress', detail, { retryAfterSeconds: Math.min(seconds, 2) });
}
