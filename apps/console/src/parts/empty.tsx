import { Stack, Text } from '@mantine/core';
import { Inbox } from 'lucide-react';
import type { ReactNode } from 'react';

/** Nothing is here yet: why, and what to do about it. */
export function Empty({ title, hint, children }: { title: string; hint?: string; children?: ReactNode }) {
  return (
    <Stack align="center" gap="xs" py="xl" c="dimmed">
      <Inbox size={32} strokeWidth={1.5} aria-hidden />
      <Text fw={600} c="var(--mantine-color-text)">
        {title}
      </Text>
      {hint && (
        <Text size="sm" ta="center" maw={460}>
          {hint}
        </Text>
      )}
      {children}
    </Stack>
  );
}
