import { Group, NativeSelect, Text, Timeline } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queries } from '../../api/queries';
import { Card } from '../../parts/card';
import { Empty } from '../../parts/empty';
import { Instant } from '../../parts/instant';
import { Read } from '../../parts/read';
import { ShowMore } from '../../parts/show-more';
import { KIND_ICONS, Told, type Entry } from './timeline-entry';

const KINDS = ['signal', 'decision', 'proposal', 'plan_change', 'payment', 'sale'] as const;
type Kind = (typeof KINDS)[number];

/** Everything that happened to the member, newest first. */
export function TimelineTab({ id }: { id: string }) {
  const { t } = useTranslation('member');
  const [kind, setKind] = useState<Kind | ''>('');
  const list = queries.useInfiniteQuery(
    'get',
    '/v1/members/{id}/timeline',
    { params: { path: { id }, query: { limit: 50, ...(kind && { kinds: kind }) } } },
    {
      pageParamName: 'startingAfter',
      initialPageParam: null,
      getNextPageParam: ({ hasMore, data }: { hasMore: boolean; data: readonly Entry[] }) =>
        hasMore ? data.at(-1)?.cursor : undefined,
    },
  );
  return (
    <Card
      title={t('timeline')}
      actions={
        <NativeSelect
          aria-label={t('timeline')}
          value={kind}
          onChange={(event) => setKind(event.currentTarget.value as Kind | '')}
          data={[{ value: '', label: t('all') }, ...KINDS.map((one) => ({ value: one, label: t(`kind.${one}`) }))]}
        />
      }
    >
      <Read from={list}>
        {({ pages }) => {
          const entries = pages.flatMap(({ data }) => data);
          if (entries.length === 0) return <Empty title={t('nothing')} hint={t('nothingHint')} />;
          return (
            <>
              <Timeline bulletSize={26} lineWidth={2}>
                {entries.map((entry) => {
                  const Icon = KIND_ICONS[entry.kind];
                  return (
                    <Timeline.Item
                      key={entry.cursor}
                      bullet={<Icon size={14} aria-hidden />}
                      title={
                        <Group gap="xs">
                          <Text size="xs" c="dimmed">
                            {t(`kind.${entry.kind}`)} · <Instant at={entry.at} />
                          </Text>
                        </Group>
                      }
                    >
                      <Told entry={entry} />
                    </Timeline.Item>
                  );
                })}
              </Timeline>
              <ShowMore of={list} />
            </>
          );
        }}
      </Read>
    </Card>
  );
}
