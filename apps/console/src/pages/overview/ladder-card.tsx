import { Group, Progress, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { usePlanNames } from '../../api/lists';
import type { Schema } from '../../api/schema';
import { Card } from '../../parts/card';
import { useFigures } from '../../parts/figures';
import { Go } from '../../parts/go';

/** From pale to strong: the higher the plan, the stronger. */
const SHADES = ['gray.5', 'indigo.4', 'indigo.7', 'violet.7', 'grape.8'];

export function LadderCard({ ladder }: { ladder: Schema<'Overview'>['membersByPlan'] }) {
  const { t } = useTranslation('overview');
  const planName = usePlanNames();
  const { whole, share } = useFigures();
  const all = Math.max(
    1,
    ladder.reduce((sum, { members }) => sum + members, 0),
  );
  return (
    <Card title={t('ladder')}>
      <Progress.Root size={14} aria-hidden>
        {ladder.map(({ plan, members }, rank) => (
          <Progress.Section key={plan} value={(100 * members) / all} color={SHADES[rank % SHADES.length]} />
        ))}
      </Progress.Root>
      <Stack gap={6} component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
        {ladder.map(({ plan, members }) => (
          <Group key={plan} component="li" justify="space-between">
            <Go to={`/members?plan=${encodeURIComponent(plan)}`} size="sm">
              {planName(plan)}
            </Go>
            <Text size="sm" style={{ fontVariantNumeric: 'tabular-nums' }}>
              {whole(members)}
              <Text span inherit c="dimmed">
                {' · '}
                {share(members / all, 0)}
              </Text>
            </Text>
          </Group>
        ))}
      </Stack>
    </Card>
  );
}
