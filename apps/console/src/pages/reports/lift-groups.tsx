import { useTranslation } from 'react-i18next';
import type { Schema } from '../../api/schema';
import { DataTable } from '../../parts/data-table';
import { useFigures } from '../../parts/figures';
import { Money } from '../../parts/money';

/** The two groups that are compared, in one currency. */
export function LiftGroups({ of: { currency, asked, holdout } }: { of: Schema<'LiftReport'>['currencies'][number] }) {
  const { t } = useTranslation('reports');
  const { whole } = useFigures();
  const rows = [
    { group: t('mayBeAsked'), ...asked },
    { group: t('heldOut'), ...holdout },
  ];
  return (
    <DataTable
      label={t('lift')}
      rows={rows}
      keyOf={({ group }) => group}
      columns={[
        { head: t('group'), cell: ({ group }) => group },
        { head: t('members'), cell: ({ count }) => whole(count), figures: true },
        { head: t('payers'), cell: ({ payers }) => whole(payers), figures: true },
        {
          head: t('mean'),
          cell: ({ mean }) => <Money minor={Math.round(mean)} currency={currency} />,
          figures: true,
        },
      ]}
    />
  );
}
