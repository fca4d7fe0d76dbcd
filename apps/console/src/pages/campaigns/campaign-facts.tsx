import { Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schema } from '../../api/schema';
import { useAudienceInWords } from '../../audience/in-words';
import { Card } from '../../parts/card';
import { Facts } from '../../parts/facts';
import { useFigures } from '../../parts/figures';
import { Go } from '../../parts/go';
import { Instant, useInstants } from '../../parts/instant';
import { StatusBadge } from './status-badge';

/** What a campaign is, in words. */
export function CampaignFacts({ campaign }: { campaign: Schema<'Campaign'> }) {
  const { t } = useTranslation('campaigns');
  const figures = useFigures();
  const inWords = useAudienceInWords();
  const { status, trigger, channel, priority, audience, nextWaveAt, window, guardrails } = campaign;
  const { pacePerMinute, budget } = guardrails;
  const limits = [
    [t('pace'), pacePerMinute],
    [t('perWave'), budget.perWave],
    [t('total'), budget.total],
  ] as const;
  const facts: (readonly [string, ReactNode])[] = [
    [t('trigger'), t(`triggers.${trigger}`)],
    [t('channel'), t(`channels.${channel}`)],
    [t('audience'), inWords(audience)],
    [t('offers'), <Offers key="offers" keys={campaign.offerKeys} />],
    [t('priority'), priority],
  ];
  if (trigger === 'schedule') facts.push([t('schedule'), <Schedule key="schedule" schedule={campaign.schedule} />]);
  if (nextWaveAt) facts.push([t('nextWave'), <Instant key="next" at={nextWaveAt} />]);
  if (window.startsAt || window.endsAt) facts.push([t('window'), <Window key="window" {...window} />]);
  for (const [name, limit] of limits) if (limit !== null) facts.push([name, figures.whole(limit)]);
  return (
    <Card title={t('about')} actions={<StatusBadge status={status} />}>
      <Facts of={facts} />
    </Card>
  );
}

function Offers({ keys }: { keys: readonly string[] }) {
  return (
    <Group gap="xs" component="span">
      {keys.map((key) => (
        <Go key={key} to={`/offers/${key}`}>
          {key}
        </Go>
      ))}
    </Group>
  );
}

function Window({ startsAt, endsAt }: Schema<'CampaignWindow'>) {
  const side = (at: string | null) => (at ? <Instant at={at} /> : '…');
  return (
    <>
      {side(startsAt)} – {side(endsAt)}
    </>
  );
}

function Schedule({ schedule }: { schedule: Schema<'Campaign'>['schedule'] }) {
  const { t } = useTranslation('campaigns');
  const instants = useInstants();
  if (!schedule) return t('schedules.none');
  const zone = schedule.zone === 'member' ? t('ownZone') : schedule.zone;
  return `${schedule.kind === 'once' ? instants.wallClock(schedule.at) : schedule.cron} (${zone})`;
}
