import { Box, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useId, type ReactNode } from 'react';

interface CardProps {
  /** None where the page's own title says it all. */
  readonly title?: string;
  readonly hint?: string;
  readonly actions?: ReactNode;
  readonly children?: ReactNode;
}

/** A part of a page, under a heading of its own. */
export function Card({ title, hint, actions, children }: CardProps) {
  const id = useId();
  return (
    <Paper component="section" aria-labelledby={title && id} withBorder p="lg" bg="var(--card)">
      <Stack gap="md">
        {title && (
          <Group justify="space-between" align="flex-start" gap="sm">
            <Box flex="1 1 16rem">
              <Title order={2} id={id}>
                {title}
              </Title>
              {hint && (
                <Text size="sm" c="dimmed" mt={2}>
                  {hint}
                </Text>
              )}
            </Box>
            {actions && <Group gap="xs">{actions}</Group>}
          </Group>
        )}
        {children}
      </Stack>
    </Paper>
  );
}
