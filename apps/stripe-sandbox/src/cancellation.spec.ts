import { openClub, type Club, type Member } from './testing/club';
import { secondsOf } from './testing/drive';

const APRIL = secondsOf('2026-04-01T00:00:00Z');

describe('the end of a subscription', () => {
  let club: Club;
  let member: Member;
  beforeEach(async () => {
    club = await openClub();
    member = await club.subscriber();
  });
  afterEach(() => club.sandbox.close());
  const update = (given: Parameters<Club['stripe']['subscriptions']['update']>[1]) =>
    club.stripe.subscriptions.update(member.id, given);

  it.each(['min_period_end', 'max_period_end'] as const)(
    'is set to the end of the period by %s, and cancel_at_period_end stays false',
    async (cancel_at) => {
      expect(await update({ cancel_at })).toMatchObject({ cancel_at: APRIL, cancel_at_period_end: false });
      await club.at('2026-04-01T00:00:00Z');
      expect(await club.read(member)).toMatchObject({ status: 'canceled', ended_at: APRIL });
      expect(await club.invoices(member)).toHaveLength(1);
    },
  );

  it('is taken back by an empty cancel_at, and the subscription renews', async () => {
    await update({ cancel_at: 'min_period_end' });
    expect(await update({ cancel_at: '' })).toMatchObject({ cancel_at: null, canceled_at: null });
    await club.at('2026-04-01T00:00:00Z');
    expect((await club.read(member)).status).toBe('active');
  });

  it('is not taken back by cancel_at_period_end: false where cancel_at was set', async () => {
    await update({ cancel_at: 'min_period_end' });
    expect((await update({ cancel_at_period_end: false })).cancel_at).toBe(APRIL);
  });

  it('comes in the middle of a period where cancel_at says so', async () => {
    await update({ cancel_at: secondsOf('2026-03-10T00:00:00Z') });
    await club.at('2026-03-10T00:00:00Z');
    expect((await club.read(member)).status).toBe('canceled');
  });

  it('refuses a time that is past, and two wishes at once', async () => {
    await expect(update({ cancel_at: 1 })).rejects.toMatchObject({ param: 'cancel_at' });
    await expect(update({ cancel_at: APRIL, cancel_at_period_end: true })).rejects.toMatchObject({
      param: 'cancel_at',
    });
    expect((await club.read(member)).cancel_at).toBeNull();
  });

  it('keeps why the person left, before and after', async () => {
    const details = { feedback: 'too_expensive', comment: 'Maybe later' } as const;
    const told = await update({ cancel_at_period_end: true, cancellation_details: details });
    expect(told.cancellation_details).toMatchObject({ ...details, reason: 'cancellation_requested' });
    await club.stripe.subscriptions.cancel(member.id, { cancellation_details: { comment: 'Now' } });
    const kept = await update({ metadata: { asked: 'yes' }, cancellation_details: { comment: '' } });
    expect(kept).toMatchObject({
      metadata: { asked: 'yes' },
      cancellation_details: { feedback: 'too_expensive', comment: null },
    });
    await expect(update({ cancel_at_period_end: false })).rejects.toThrow('can only update its cancellation_details');
  });
});
