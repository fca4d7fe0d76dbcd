import { Group, Stack, Text, Title } from '@mantine/core';
import { useEffect, type ReactNode } from 'react';

interface PageProps {
  readonly title: string;
  /** What the page answers, in a sentence. */
  readonly hint?: string;
  /** What can be done here, beside the title. */
  readonly actions?: ReactNode;
  readonly children?: ReactNode;
}

/** A page with its one heading, which is also what the browser's tab says. */
export function Page({ title, hint, actions, children }: PageProps) {
  useEffect(() => {
    document.title = `${title} · Tierlift`;
  }, [title]);
  return (
    <Stack gap="lg">
      <Group justify="space-between" align="flex-start">
        <div>
          <Title order={1}>{title}</Title>
          {hint && (
            <Text c="dimmed" mt={2}>
              {hint}
            </Text>
          )}
        </div>
        {actions && <Group gap="xs">{actions}</Group>}
      </Group>
      {children}
    </Stack>
  );
}
