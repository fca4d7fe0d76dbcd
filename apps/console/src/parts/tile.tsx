import { Paper, Text } from '@mantine/core';
import type { ReactNode } from 'react';

/** One figure that says how things stand. */
export function Tile({ label, value, hint }: { label: string; value: ReactNode; hint?: ReactNode }) {
  return (
    <Paper withBorder p="md" bg="var(--card)">
      <Text size="sm" c="dimmed">
        {label}
      </Text>
      <Text fz="1.75rem" fw={650} lh={1.3} style={{ fontVariantNumeric: 'tabular-nums' }}>
        {value}
      </Text>
      {hint && (
        <Text size="sm" c="dimmed" component="div">
          {hint}
        </Text>
      )}
    </Paper>
  );
}
