import { Alert, Button, Code, CopyButton, Group, Stack, Text } from '@mantine/core';
import { KeyRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';

/** A secret that the api shows once. */
export function Secret({ title, hint, value }: { title: string; hint: string; value: string }) {
  const { t } = useTranslation();
  return (
    <Alert color="teal" title={title} icon={<KeyRound size={18} aria-hidden />} role="status">
      <Stack gap="xs">
        <Text size="sm">{hint}</Text>
        <Group gap="xs">
          <Code style={{ overflowWrap: 'anywhere' }}>{value}</Code>
          <CopyButton value={value}>
            {({ copied, copy }) => (
              <Button size="xs" variant="default" onClick={copy}>
                {copied ? t('copied') : t('copy')}
              </Button>
            )}
          </CopyButton>
        </Group>
      </Stack>
    </Alert>
  );
}
