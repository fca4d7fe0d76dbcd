import { useTranslation } from 'react-i18next';
import { Page } from '../parts/page';

export function Component() {
  const { t } = useTranslation('navigation');
  return <Page title={t('overview')} />;
}
