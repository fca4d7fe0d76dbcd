import 'reflect-metadata';
import { Database, dataSourceOptions, inTransaction } from '#database';
import { cloneDatabase, type ClonedDatabase } from '#database/testing';
import { newId, SystemClock } from '#platform';
import { AnswerOnce, type RepeatableRequest } from './answer-once';
import { AuditLogStore } from './audit-log-store';
import { KeptAnswersStore } from './kept-answers-store';

describe('a request under an Idempotency-Key', () => {
  let cloned: ClonedDatabase;
  let database: Database;
  let auditLog: AuditLogStore;
  let answerOnce: AnswerOnce;
  beforeEach(async () => {
    cloned = await cloneDatabase();
    database = await new Database(dataSourceOptions(cloned.url, 4)).initialize();
    auditLog = new AuditLogStore(database);
    answerOnce = new AnswerOnce(new SystemClock(), new KeptAnswersStore(database), auditLog);
  });
  afterEach(async () => {
    await database.destroy();
    await cloned.drop();
  });

  const request = (onceOnly: boolean): RepeatableRequest => ({
    id: newId(),
    credential: 'secret',
    idempotencyKey: 'key',
    content: 'POST /v1/things',
    onceOnly,
  });
  /** Does its deed, and then cannot say so. */
  const doneButNotSaid = async (id: string) => {
    const actor = { actorKind: 'key', actorId: newId(), actorName: 'a key' } as const;
    const deed = { action: 'POST /v1/things', subject: null, detail: { fields: [], requestId: null } };
    await inTransaction(database, (tx) => auditLog.append(tx, { id, at: new Date(), ...actor, ...deed }));
    throw new Error('the connection was lost');
  };
  const done = () => Promise.resolve({ status: 201, body: 'done' });

  it('is not done twice when it had been done, and doing it twice would do harm', async () => {
    const first = request(true);
    await expect(answerOnce.run(first, () => doneButNotSaid(first.id))).rejects.toThrow('the connection was lost');
    await expect(answerOnce.run(request(true), done)).rejects.toMatchObject({ code: 'answer_lost' });
  });

  it('is done when it is sent again, where nothing had been done or the effects recognise each other', async () => {
    await expect(answerOnce.run(request(true), () => Promise.reject(new Error('nothing')))).rejects.toThrow('nothing');
    expect(await answerOnce.run(request(true), done)).toEqual({ status: 201, body: 'done' });
    const second = { ...request(false), idempotencyKey: 'another' };
    await expect(answerOnce.run(second, () => doneButNotSaid(second.id))).rejects.toThrow('the connection was lost');
    expect(await answerOnce.run({ ...second, id: newId() }, done)).toEqual({ status: 201, body: 'done' });
  });

  it('is done once of many that come at the same moment, each under its key', async () => {
    const work = jest.fn((body: string) => Promise.resolve({ status: 200, body }));
    const sent = Array.from({ length: 30 }, (_, i) => ({ ...request(false), idempotencyKey: `key-${i % 10}` }));
    const answers = await Promise.allSettled(sent.map((one) => answerOnce.run(one, () => work(one.idempotencyKey))));
    expect(new Set(work.mock.calls.map(([key]) => key)).size).toBe(10);
    expect(work).toHaveBeenCalledTimes(10);
    answers.forEach((answer, i) => {
      if (answer.status === 'fulfilled') expect(answer.value).toEqual({ status: 200, body: `key-${i % 10}` });
      else expect(answer.reason).toMatchObject({ code: 'request_in_progress' });
    });
    const again = await Promise.all(sent.map((one) => answerOnce.run({ ...one, id: newId() }, () => work('again'))));
    expect(again.map(({ body }) => body)).toEqual(sent.map(({ idempotencyKey }) => idempotencyKey));
  });
});
