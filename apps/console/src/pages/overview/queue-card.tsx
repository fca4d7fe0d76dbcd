import { Group, Text } from '@mantine/core';
import { CircleAlert, CircleCheck, Clock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Schema } from '../../api/schema';
import { Card } from '../../parts/card';
import { Facts } from '../../parts/facts';
import { useFigures } from '../../parts/figures';
import { Go } from '../../parts/go';

/** Work that is due is done within seconds; a minute is a sign. */
const BEHIND_SECONDS = 60;

export function QueueCard({ queue }: { queue: Schema<'Overview'>['queue'] }) {
  const { t } = useTranslation('overview');
  const { whole } = useFigures();
  const behind = queue.oldestSeconds > BEHIND_SECONDS;
  const [Icon, colour, said] =
    queue.dead > 0
      ? [CircleAlert, 'var(--bad)', t('queueDead', { count: queue.dead })]
      : behind
        ? [Clock, 'var(--bad)', t('queueBehind')]
        : [CircleCheck, 'var(--good)', t('queueGood')];
  return (
    <Card title={t('queue')} actions={<Go to="/queues">{t('toQueues')}</Go>}>
      <Group gap="xs">
        <Icon size={20} color={colour} aria-hidden />
        <Text fw={600}>{said}</Text>
      </Group>
      {behind && (
        <Text size="sm" c="dimmed">
          {t('oldest', { seconds: whole(queue.oldestSeconds) })}
        </Text>
      )}
      <Facts
        columns={4}
        of={[
          [t('waiting'), whole(queue.waiting)],
          [t('enqueued'), whole(queue.enqueued)],
          [t('later'), whole(queue.later)],
          [t('dead'), whole(queue.dead)],
        ]}
      />
    </Card>
  );
}
