import type { UseFormReturnType } from '@mantine/form';
import type { Schema } from '../../api/schema';
import { asGroup, EVERYBODY } from '../../audience/audience';

type Campaign = Schema<'Campaign'>;

/** What the editor holds: the campaign as it is sent, named by its key. */
export type CampaignValues = Omit<Campaign, 'status' | 'nextWaveAt' | 'stoppedBecause'>;
export type CampaignForm = UseFormReturnType<CampaignValues>;

export const EMPTY: CampaignValues = {
  key: '',
  name: '',
  trigger: 'signal',
  channel: 'in_app',
  audience: EVERYBODY,
  offerKeys: [],
  priority: 0,
  schedule: null,
  window: { startsAt: null, endsAt: null },
  guardrails: {
    pacePerMinute: null,
    budget: { perWave: null, total: null },
    stop: { complaints: null, declines: null, refunds: null },
  },
};

export function valuesOf(campaign: Campaign): CampaignValues {
  const { key, name, trigger, channel, audience, offerKeys, priority, schedule, window, guardrails } = campaign;
  return {
    key,
    name,
    trigger,
    channel,
    audience: asGroup(audience),
    offerKeys,
    priority,
    schedule,
    window,
    guardrails,
  };
}

/** All but its name, and a time that was for it alone. */
export function copyOf(campaign: Campaign): CampaignValues {
  const { schedule } = campaign;
  return { ...valuesOf(campaign), key: '', name: '', schedule: schedule?.kind === 'once' ? null : schedule };
}

/** Refusals that name no field, and the field that each is about. */
export const FIELD_OF = {
  offer_unknown: 'offerKeys',
  channel_unavailable: 'channel',
  campaign_window_invalid: 'window.endsAt',
  cron_invalid: 'schedule.cron',
  cron_never_fires: 'schedule.cron',
  time_zone_invalid: 'schedule.zone',
  schedule_invalid: 'schedule.kind',
} as const;
