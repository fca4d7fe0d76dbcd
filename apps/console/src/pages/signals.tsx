import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useWhole } from '../api/lists';
import { AddButton } from '../parts/add-button';
import { Card } from '../parts/card';
import { DataTable } from '../parts/data-table';
import { useFigures } from '../parts/figures';
import { Go } from '../parts/go';
import { Listed } from '../parts/listed';
import { Page } from '../parts/page';

/** What each signal name means, family by family. */
export function Component() {
  const { t } = useTranslation('signals');
  const { t: audience } = useTranslation('audience');
  const figures = useFigures();
  const definitions = useWhole('/v1/signal-definitions');
  return (
    <Page title={t('title')} hint={t('hint')} actions={<AddButton to="/signals/new" label={t('define')} />}>
      <Card title={t('catalogue')} hint={t('catalogueHint')}>
        <Listed from={definitions} empty={{ title: t('empty'), hint: t('emptyHint') }}>
          {(rows) => (
            <DataTable
              label={t('catalogue')}
              rows={rows}
              keyOf={({ name }) => name}
              columns={[
                {
                  head: t('name'),
                  cell: ({ name }) => <Go to={`/signals/${encodeURIComponent(name)}`}>{name}</Go>,
                },
                {
                  head: t('family'),
                  cell: ({ family }) => (
                    <Badge color={COLOURS[family]} variant="light" tt="none" radius="sm" miw="max-content">
                      {audience(`families.${family}`)}
                    </Badge>
                  ),
                },
                { head: t('weight'), figures: true, cell: ({ weight }) => figures.decimal(weight) },
                {
                  head: t('valueCap'),
                  figures: true,
                  cell: ({ valueCap }) => (valueCap === null ? '–' : figures.decimal(valueCap)),
                },
                { head: t('activity'), figures: true, cell: ({ activity }) => figures.decimal(activity) },
                { head: t('milestone'), cell: ({ milestone }) => (milestone ? t('onlyFirst') : '–') },
              ]}
            />
          )}
        </Listed>
      </Card>
    </Page>
  );
}

const COLOURS = { positive: 'teal', need: 'blue', negative: 'red', neutral: 'gray' } as const;
