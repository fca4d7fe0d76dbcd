import { Center, Loader } from '@mantine/core';
import { useTranslation } from 'react-i18next';

export function Waiting() {
  const { t } = useTranslation();
  return (
    <Center mih="12rem" role="status" aria-label={t('loading')}>
      <Loader type="dots" />
    </Center>
  );
}
