import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Instant } from '../../parts/instant';
import { Tag } from '../../parts/tag';

interface PromotionStateProps {
  readonly active: boolean;
  readonly startsAt?: string | null;
  readonly endsAt?: string | null;
}

/** Whether something is sold, and from when to when. */
export function PromotionState({ active, startsAt, endsAt }: PromotionStateProps) {
  const { t } = useTranslation('products');
  return (
    <>
      <Tag code={active ? 'active' : 'inactive'}>{active ? t('active') : t('inactive')}</Tag>
      {active && (startsAt ?? endsAt) && (
        <Text size="xs" c="dimmed">
          {startsAt && <Instant at={startsAt} style="day" />} – {endsAt && <Instant at={endsAt} style="day" />}
        </Text>
      )}
    </>
  );
}
