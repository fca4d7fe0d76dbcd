import { Webhook } from 'standardwebhooks';
import { WebhookVerificationError } from './errors.ts';
import { verify } from './webhooks.ts';

const SECRET = `whsec_${Buffer.from('a secret of the endpoint').toString('base64')}`;
const OTHER = `whsec_${Buffer.from('another secret').toString('base64')}`;
const now = new Date('2026-03-02T12:00:00Z');
const body = JSON.stringify({
  type: 'campaign.started',
  timestamp: now.toISOString(),
  data: { campaign: 'autumn', trigger: 'signal' },
});

const signed = (secret = SECRET, at = now) => ({
  'webhook-id': 'evt-1',
  'webhook-timestamp': String(at.getTime() / 1000),
  'webhook-signature': new Webhook(secret).sign('evt-1', at, body),
});

describe('the verification of a webhook', () => {
  it('answers the event when the library of Standard Webhooks has signed it with the same secret', async () => {
    const event = await verify(body, signed(), SECRET, { now });
    expect(event).toEqual({ id: 'evt-1', ...(JSON.parse(body) as object) });
  });

  it('takes the body as bytes and the headers of a Web request too', async () => {
    const event = await verify(Buffer.from(body), new Headers(signed()), SECRET, { now });
    expect(event.id).toBe('evt-1');
  });

  it('takes either of two signatures, as they come while a secret is rotated', async () => {
    const headers = signed();
    headers['webhook-signature'] = `${signed(OTHER)['webhook-signature']} ${headers['webhook-signature']}`;
    expect((await verify(body, headers, SECRET, { now })).type).toBe('campaign.started');
    expect((await verify(body, headers, OTHER, { now })).type).toBe('campaign.started');
  });

  const refused: [string, () => Promise<unknown>][] = [
    ['another secret', () => verify(body, signed(OTHER), SECRET, { now })],
    ['a changed body', () => verify(`${body} `, signed(), SECRET, { now })],
    ['another id', () => verify(body, { ...signed(), 'webhook-id': 'evt-2' }, SECRET, { now })],
    ['another time', () => verify(body, { ...signed(), 'webhook-timestamp': '1772452801' }, SECRET, { now })],
    ['no signature', () => verify(body, { ...signed(), 'webhook-signature': undefined }, SECRET, { now })],
    [
      'a signature of another version',
      () =>
        verify(body, { ...signed(), 'webhook-signature': signed()['webhook-signature'].replace('v1', 'v2') }, SECRET, {
          now,
        }),
    ],
    [
      'a signature that is no base64',
      () => verify(body, { ...signed(), 'webhook-signature': 'v1,%%%' }, SECRET, { now }),
    ],
    ['a time that is no number', () => verify(body, { ...signed(), 'webhook-timestamp': 'soon' }, SECRET, { now })],
    [
      'a signature of six minutes ago',
      () => verify(body, signed(SECRET, new Date(now.getTime() - 360_000)), SECRET, { now }),
    ],
    [
      'a signature of the future',
      () => verify(body, signed(SECRET, new Date(now.getTime() + 360_000)), SECRET, { now }),
    ],
    ['an empty secret', () => verify(body, signed(), 'whsec_', { now })],
  ];
  it.each(refused)('refuses %s', async (_name, work) => {
    await expect(work()).rejects.toBeInstanceOf(WebhookVerificationError);
  });
});
