import { List, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../access/session';
import { VERSIONS } from '../../api/lists';
import { queries } from '../../api/queries';
import { Card } from '../../parts/card';
import { DataTable } from '../../parts/data-table';
import { Go } from '../../parts/go';
import { Instant } from '../../parts/instant';
import { Listed } from '../../parts/listed';
import { changesBetween } from './rules';

/** Every version that was stored: by whom, when, and what it changed. */
export function Versions({ current }: { current: number }) {
  const { t } = useTranslation('policy');
  const mayManage = useMay('manage');
  const versions = queries.useInfiniteQuery(
    'get',
    '/v1/policy/versions',
    { params: { query: { limit: 20 } } },
    VERSIONS,
  );
  return (
    <Card title={t('versions')} hint={t('versionsHint')}>
      <Listed from={versions} empty={{ title: t('noVersions'), hint: t('noVersionsHint') }}>
        {(rows) => (
          <DataTable
            label={t('versions')}
            rows={rows.map((one, at) => ({ ...one, before: rows[at + 1]?.rules }))}
            keyOf={({ version }) => String(version)}
            columns={[
              { head: t('version'), cell: ({ version }) => version },
              { head: t('at'), cell: ({ createdAt }) => <Instant at={createdAt} /> },
              { head: t('by'), cell: ({ createdBy }) => createdBy },
              {
                head: t('changed'),
                cell: ({ before, rules }) =>
                  before === undefined ? (
                    <Text size="sm">{versions.hasNextPage ? '…' : t('first')}</Text>
                  ) : (
                    <List size="sm" listStyleType="none">
                      {changesBetween(before, rules).map(({ path, before: old, after }) => (
                        <List.Item key={path}>
                          {path}: {JSON.stringify(old) ?? '–'} → {JSON.stringify(after) ?? '–'}
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
        )}
      </Listed>
    </Card>
  );
}
