import { useTranslation } from 'react-i18next';
import { queries } from '../../api/queries';
import { ConfirmedButton } from '../../parts/confirmed-button';

/** Puts a model in force; the api asks the operator's password for it. */
export function PromoteButton({ version }: { version: number }) {
  const { t } = useTranslation('models');
  const promote = queries.useMutation('post', '/v1/models/{version}/promote');
  const run = () => promote.mutateAsync({ params: { path: { version } } });
  return (
    <ConfirmedButton
      label={t('promote', { version: String(version) })}
      question={t('promoteAsk')}
      color="indigo"
      change={{ ...promote, mutateAsync: run }}
    />
  );
}
