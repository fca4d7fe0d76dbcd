import { useTranslation } from 'react-i18next';
import { useWhole } from '../api/lists';
import type { Schema } from '../api/schema';
import { AddButton } from '../parts/add-button';
import { Card } from '../parts/card';
import { DataTable } from '../parts/data-table';
import { Instant } from '../parts/instant';
import { Listed } from '../parts/listed';
import { Page } from '../parts/page';
import { StatusBadge } from './campaigns/status-badge';
import { NameLink } from './catalogue/name-link';

export function Component() {
  const { t } = useTranslation('campaigns');
  const campaigns = useWhole('/v1/campaigns');
  return (
    <Page title={t('title')} hint={t('hint')} actions={<AddButton to="/campaigns/new" label={t('create')} />}>
      <Card>
        <Listed from={campaigns} empty={{ title: t('empty'), hint: t('emptyHint') }}>
          {(rows) => <List campaigns={rows} />}
        </Listed>
      </Card>
    </Page>
  );
}

function List({ campaigns }: { campaigns: readonly Schema<'Campaign'>[] }) {
  const { t } = useTranslation('campaigns');
  const { t: forms } = useTranslation('forms');
  return (
    <DataTable
      label={t('title')}
      rows={campaigns}
      keyOf={({ key }) => key}
      columns={[
        {
          head: forms('name'),
          cell: ({ key, name }) => <NameLink to={`/campaigns/${key}`} name={name} keyName={key} />,
        },
        { head: t('status'), cell: ({ status }) => <StatusBadge status={status} /> },
        { head: t('trigger'), cell: ({ trigger }) => t(`triggers.${trigger}`) },
        { head: t('channel'), cell: ({ channel }) => t(`channels.${channel}`) },
        { head: t('nextWave'), cell: ({ nextWaveAt }) => (nextWaveAt ? <Instant at={nextWaveAt} /> : '–') },
        { head: t('priority'), figures: true, cell: ({ priority }) => priority },
      ]}
    />
  );
}
