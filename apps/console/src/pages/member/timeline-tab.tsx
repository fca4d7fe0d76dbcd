import { Group, NativeSelect, Text, Timeline } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { pagesBy } from '../../api/lists';
import { queries } from '../../api/queries';
import { Card } from '../../parts/card';
import { Instant } from '../../parts/instant';
import { Listed } from '../../parts/listed';
import { KIND_ICONS, Told, type Entry } from './timeline-entry';

const KINDS = ['signal', 'decision', 'proposal', 'plan_change', 'payment', 'sale'] as const;
type Kind = (typeof KINDS)[number];
const ENTRIES = pagesBy(({ cursor }: Entry) => cursor);

/** Everything that happened to the member, newest first. */
export function TimelineTab({ id }: { id: string }) {
  const { t } = useTranslation('member');
  const [kind, setKind] = useState<Kind | ''>('');
  const list = queries.useInfiniteQuery(
    'get',
    '/v1/members/{id}/timeline',
    { params: { path: { id }, query: { limit: 50, ...(kind && { kinds: kind }) } } },
    ENTRIES,
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
      <Listed from={list} empty={{ title: t('nothing'), hint: t('nothingHint') }}>
        {(entries) => (
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
        )}
      </Listed>
    </Card>
  );
}
