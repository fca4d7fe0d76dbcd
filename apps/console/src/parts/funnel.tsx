import { Box, Group, Stack, Text } from '@mantine/core';
import { useFigures } from './figures';

export interface FunnelStep {
  readonly name: string;
  readonly count: number;
}

/** How many came so far, step by step; each bar is measured by the first. */
export function Funnel({ steps, share: said }: { steps: readonly FunnelStep[]; share: (share: string) => string }) {
  const { whole, share } = useFigures();
  const most = Math.max(1, ...steps.map(({ count }) => count));
  return (
    <Stack component="ol" gap="sm" m={0} p={0} style={{ listStyle: 'none' }}>
      {steps.map(({ name, count }, index) => {
        const before = steps[index - 1]?.count;
        return (
          <li key={name}>
            <Group justify="space-between" gap="xs">
              <Text size="sm" fw={600}>
                {name}
              </Text>
              <Text size="sm" style={{ fontVariantNumeric: 'tabular-nums' }}>
                {whole(count)}
                {before ? (
                  <Text span inherit c="dimmed">
                    {' · '}
                    {said(share(count / before, 0))}
                  </Text>
                ) : null}
              </Text>
            </Group>
            <Box mt={4} h={10} bg="var(--line)" style={{ borderRadius: 5, overflow: 'hidden' }} aria-hidden>
              <Box h="100%" w={`${(100 * count) / most}%`} bg="var(--calm)" />
            </Box>
          </li>
        );
      })}
    </Stack>
  );
}
