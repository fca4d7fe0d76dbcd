import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { CircleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { asProblem } from '../api/problem';
import { Reasons } from './refusal';

/** What went wrong, with a way on; nothing while nothing is wrong. */
export function ProblemAlert({ error, retry }: { error: unknown; retry?: () => void }) {
  const { t } = useTranslation();
  if (!error) return null;
  const problem = asProblem(error);
  const { code, instance } = problem;
  return (
    <Alert color="red" role="alert" title={t('failed')} icon={<CircleAlert size={18} aria-hidden />}>
      <Stack gap="xs">
        <Reasons of={problem} />
        {code === 'internal_error' && instance && <Text size="sm">{t('reference', { instance })}</Text>}
        {retry && (
          <Group>
            <Button size="xs" variant="default" onClick={retry}>
              {t('retry')}
            </Button>
          </Group>
        )}
      </Stack>
    </Alert>
  );
}
