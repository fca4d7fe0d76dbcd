import { Box, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMomentInWords, type Moment } from '../../explanation/moment-in-words';
import { Card } from '../../parts/card';
import { useCodes } from '../../parts/codes';
import { useFigures } from '../../parts/figures';

/** What the score, or the chance of a yes, is made of. */
export function MomentCard({ moment }: { moment: Moment }) {
  const { t } = useTranslation('member');
  const codes = useCodes();
  const { decimal } = useFigures();
  const inWords = useMomentInWords();
  const most = Math.max(1, ...moment.parts.map(({ points }) => Math.abs(points)));
  const twoSided = moment.parts.some(({ points }) => points < 0);
  return (
    <Card title={t('moment')} hint={twoSided ? `${t('momentHint')} ${t('momentSides')}` : t('momentHint')}>
      <Text fw={600}>{inWords(moment)}</Text>
      <Stack component="ul" gap="xs" m={0} p={0} style={{ listStyle: 'none' }}>
        {moment.parts.map(({ name, points }) => (
          <li key={name}>
            <Group justify="space-between" gap="xs">
              <Text size="sm">{codes('feature', name)}</Text>
              <Text size="sm" style={{ fontVariantNumeric: 'tabular-nums' }}>
                {decimal(points)}
              </Text>
            </Group>
            <Group gap={0} h={8} wrap="nowrap" aria-hidden>
              <Half points={-points} most={most} colour="var(--bad)" side="right" />
              <Box w={2} h={12} bg="var(--mantine-color-dimmed)" />
              <Half points={points} most={most} colour="var(--good)" side="left" />
            </Group>
          </li>
        ))}
      </Stack>
    </Card>
  );
}

/** One side of the zero line: nothing when the points are on the other. */
function Half({
  points,
  most,
  colour,
  side,
}: {
  points: number;
  most: number;
  colour: string;
  side: 'left' | 'right';
}) {
  return (
    <Box
      flex={1}
      h="100%"
      bg="var(--line)"
      style={{ display: 'flex', justifyContent: side === 'left' ? 'flex-start' : 'flex-end' }}
    >
      <Box h="100%" bg={colour} w={`${(100 * Math.max(0, points)) / most}%`} />
    </Box>
  );
}
