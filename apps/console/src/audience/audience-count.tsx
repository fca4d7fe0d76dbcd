import { Alert, Group, Loader, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData } from '@tanstack/react-query';
import { Users } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { asProblem } from '../api/problem';
import { queries } from '../api/queries';
import { useFigures } from '../parts/figures';
import { Reasons } from '../parts/refusal';
import type { Audience } from './audience';

const SETTLED_MS = 400;

/** How many members fit, counted again when the audience has not changed for a moment. */
export function AudienceCount({ audience }: { audience: Audience }) {
  const { t } = useTranslation('audience');
  const figures = useFigures();
  const [settled] = useDebouncedValue(audience, SETTLED_MS);
  const counted = queries.useQuery(
    'post',
    '/v1/campaigns/preview-audience',
    { body: { audience: settled } },
    { placeholderData: keepPreviousData, retry: false },
  );
  if (counted.error)
    return (
      <Alert color="yellow" title={t('incomplete')}>
        <Reasons of={asProblem(counted.error)} />
      </Alert>
    );
  const { count, exact, margin, members } = counted.data ?? { count: null, exact: true, margin: 0, members: [] };
  return (
    <Group gap="sm" role="status" wrap="nowrap" align="flex-start">
      <Users size={20} aria-hidden />
      <div>
        <Group gap="xs">
          <Text fw={600}>
            {count === null
              ? t('counting')
              : exact
                ? t('fit', { count, shown: figures.whole(count) })
                : t('fitAbout', { shown: figures.whole(count), margin: figures.whole(margin) })}
          </Text>
          {counted.isFetching && <Loader size="xs" aria-hidden />}
        </Group>
        {members.length > 0 && (
          <Text size="sm" c="dimmed" lineClamp={2}>
            {t('among', { members: members.slice(0, 8).join(', ') })}
          </Text>
        )}
      </div>
    </Group>
  );
}
