import { useTranslation } from 'react-i18next';
import { Page } from '../parts/page';

export function Component() {
  const { t } = useTranslation('audit');
  return <Page title={t('title')} hint={t('hint')} />;
}
