import { List, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../access/session';
import { queries } from '../../api/queries';
import { Card } from '../../parts/card';
import { DataTable } from '../../parts/data-table';
import { Empty } from '../../parts/empty';
import { Go } from '../../parts/go';
import { Instant } from '../../parts/instant';
import { Read } from '../../parts/read';
import { changesBetween } from './rules';

/** Every version that was stored: by whom, when, and what it changed. */
export function Versions({ current }: { current: number }) {
  const { t } = useTranslation('policy');
  const mayManage = useMay('manage');
  const versions = queries.useQuery('get', '/v1/policy/versions');
  return (
    <Card title={t('versions')} hint={t('versionsHint')}>
      <Read from={versions}>
        {({ data }) =>
          data.length === 0 ? (
            <Empty title={t('noVersions')} hint={t('noVersionsHint')} />
          ) : (
            <DataTable
              label={t('versions')}
              rows={data.map((one, at) => ({ ...one, changes: changesBetween(data[at + 1]?.rules ?? {}, one.rules) }))}
              keyOf={({ version }) => String(version)}
              columns={[
                { head: t('version'), cell: ({ version }) => version },
                { head: t('at'), cell: ({ createdAt }) => <Instant at={createdAt} /> },
                { head: t('by'), cell: ({ createdBy }) => createdBy },
                {
                  head: t('changed'),
                  cell: ({ changes, version }) =>
                    version === data.at(-1)?.version ? (
                      <Text size="sm">{t('first')}</Text>
                    ) : (
                      <List size="sm" listStyleType="none">
                        {changes.map(({ path, before, after }) => (
                          <List.Item key={path}>
                            {path}: {JSON.stringify(before) ?? '–'} → {JSON.stringify(after) ?? '–'}
                          </List.Item>
                        ))}
                      </List>
                    ),
                },
                {
                  head: t('restore'),
                  cell: ({ version }) =>
                    version === current ? (
                      t('inForce')
                    ) : mayManage ? (
                      <Go to={`/policy?version=${version}`}>{t('begin', { version: String(version) })}</Go>
                    ) : null,
                },
              ]}
            />
          )
        }
      </Read>
    </Card>
  );
}
