import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface ShowMoreProps {
  readonly of: {
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    readonly fetchNextPage: () => unknown;
  };
}

/** The next page of a list, put below the present one. */
export function ShowMore({ of }: ShowMoreProps) {
  const { t } = useTranslation();
  if (!of.hasNextPage) return null;
  return (
    <Group justify="center">
      <Button variant="default" loading={of.isFetchingNextPage} onClick={() => of.fetchNextPage()}>
        {t('more')}
      </Button>
    </Group>
  );
}
