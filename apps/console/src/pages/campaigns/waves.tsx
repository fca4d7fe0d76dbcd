import { Alert, Anchor, Badge, Divider, Group, Progress, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { PAGES } from '../../api/lists';
import { queries } from '../../api/queries';
import type { Schema } from '../../api/schema';
import { Card } from '../../parts/card';
import { Facts } from '../../parts/facts';
import { useFigures } from '../../parts/figures';
import { Instant, useInstants } from '../../parts/instant';
import { Listed } from '../../parts/listed';
import { Tag } from '../../parts/tag';
import { ReasonCounts } from './reason-counts';

type Wave = Schema<'Wave'>;

const WATCHED_EVERY_MS = 2000;

/** The latest waves of a campaign; while one runs, they are watched. */
export function Waves({ campaignKey: key, running }: { campaignKey: string; running: boolean }) {
  const { t } = useTranslation('campaigns');
  const waves = queries.useInfiniteQuery(
    'get',
    '/v1/campaigns/{key}/waves',
    { params: { path: { key }, query: { limit: 10 } } },
    { ...PAGES, refetchInterval: running && WATCHED_EVERY_MS },
  );
  return (
    <Card title={t('waves')} hint={t('wavesHint')}>
      <Listed from={waves} empty={{ title: t('noWaves'), hint: t('noWavesHint') }}>
        {(rows) =>
          rows.map((wave, at) => (
            <div key={wave.id}>
              {at > 0 && <Divider mb="md" />}
              <WaveProgress wave={wave} />
            </div>
          ))
        }
      </Listed>
    </Card>
  );
}

function WaveProgress({ wave }: { wave: Wave }) {
  const { t } = useTranslation('campaigns');
  const figures = useFigures();
  const instants = useInstants();
  const { slot, status, audience, looked, asked, counts, perMinute, endsAbout, startedAt, endedAt, endedBecause } =
    wave;
  const done = audience === 0 ? 100 : Math.min(100, (100 * looked) / audience);
  const progress = t('looked', { looked: figures.whole(looked), audience: figures.whole(audience) });
  return (
    <Stack gap="md">
      <Group justify="space-between">
        <Title order={3}>{t('waveFor', { slot: instants.wallClock(slot) })}</Title>
        <Tag code={status}>{t(`statuses.${status}`)}</Tag>
      </Group>
      <div>
        <Progress value={done} size="lg" aria-label={t('progress')} animated={status === 'running'} />
        <Text size="sm" mt={4}>
          {progress}
        </Text>
      </div>
      {wave.legs.some(({ deadJobId }) => deadJobId !== null) && (
        <Alert color="red" role="alert" title={t('standsStill')}>
          {t('standsStillHint')}{' '}
          <Anchor component={Link} to="/queues" size="sm">
            {t('toDeadJobs')}
          </Anchor>
        </Alert>
      )}
      {endedBecause && <Text size="sm">{t(`stopReasons.${endedBecause}`)}</Text>}
      <Facts
        columns={4}
        of={[
          [t('asked'), figures.whole(asked)],
          [t('rate'), perMinute === null ? '–' : t('perMinute', { rate: figures.whole(perMinute) })],
          [t('begun'), <Instant key="begun" at={startedAt} />],
          endedAt
            ? [t('ended'), <Instant key="ended" at={endedAt} />]
            : [t('eta'), endsAbout ? <Instant key="eta" at={endsAbout} /> : t('early')],
        ]}
      />
      {looked > 0 && <ReasonCounts label={t('reasons')} counts={counts} />}
      {wave.legs.length > 1 && <Legs legs={wave.legs} />}
    </Stack>
  );
}

function Legs({ legs }: { legs: Wave['legs'] }) {
  const { t } = useTranslation('campaigns');
  const nameOf = (zone: string) => (zone === '*' ? t('everyZone') : zone === '?' ? t('noZone') : zone);
  return (
    <div>
      <Text size="sm" c="dimmed" mb={4}>
        {t('legs')}
      </Text>
      <Group gap="xs">
        {legs.map(({ zone, dueAt, ended }) => (
          <Badge key={zone} variant="default" tt="none">
            {nameOf(zone)}: {ended ? t('legDone') : <Instant at={dueAt} />}
          </Badge>
        ))}
      </Group>
    </div>
  );
}
