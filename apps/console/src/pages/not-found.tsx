import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Empty } from '../parts/empty';
import { Page } from '../parts/page';

export function NotFound() {
  const { t } = useTranslation();
  return (
    <Page title={t('notFound')}>
      <Empty title={t('notFoundHint')}>
        <Button component={Link} to="/" variant="light" mt="sm">
          {t('home')}
        </Button>
      </Empty>
    </Page>
  );
}
