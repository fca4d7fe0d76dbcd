import { Box, Group, Paper, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import markUrl from '../mark.svg';
import { Preferences } from '../layout/preferences';

/** The page before the console: one card with a form. */
export function Entrance({ title, hint, children }: { title: string; hint: string; children?: ReactNode }) {
  return (
    <Box component="main" mih="100dvh" p="md" display="grid" style={{ placeItems: 'center' }}>
      <Paper component="section" withBorder radius="lg" p="xl" w="100%" maw={420} bg="var(--card)" shadow="sm">
        <Stack gap="lg">
          <Group justify="space-between">
            <img src={markUrl} alt="Tierlift" width={44} height={44} />
            <Preferences />
          </Group>
          <div>
            <Title order={1}>{title}</Title>
            <Text c="dimmed" mt={4}>
              {hint}
            </Text>
          </div>
          {children}
        </Stack>
      </Paper>
    </Box>
  );
}
