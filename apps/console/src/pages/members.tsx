import { Group, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Search } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { PAGES, usePlanNames, useWhole } from '../api/lists';
import { queries } from '../api/queries';
import type { Schema } from '../api/schema';
import { Card } from '../parts/card';
import { DataTable } from '../parts/data-table';
import { Go } from '../parts/go';
import { Instant } from '../parts/instant';
import { Page } from '../parts/page';
import { Listed } from '../parts/listed';
import { Tag } from '../parts/tag';

const STATUSES = ['paying', 'past_due', 'leaving', 'objected', 'plan_unknown'] as const;
type Status = (typeof STATUSES)[number];

/** What is searched for stands in the address, so that it can be shared and gone back to. */
export function Component() {
  const { t } = useTranslation('members');
  const [search, setSearch] = useSearchParams();
  const asked = {
    query: search.get('query') ?? '',
    plan: search.get('plan') ?? '',
    status: search.get('status') ?? '',
  };
  const change = (what: Partial<typeof asked>) =>
    setSearch(
      Object.entries({ ...asked, ...what }).filter(([, value]) => value !== ''),
      { replace: true },
    );
  const plans = useWhole('/v1/plans').data ?? [];
  return (
    <Page title={t('title')} hint={t('hint')}>
      <Card title={t('find')}>
        <Group align="flex-end" role="search">
          <TextInput
            flex={1}
            miw={220}
            label={t('search')}
            placeholder={t('searchHint')}
            leftSection={<Search size={16} aria-hidden />}
            type="search"
            value={asked.query}
            onChange={(event) => change({ query: event.currentTarget.value })}
          />
          <NativeSelect
            label={t('plan')}
            value={asked.plan}
            onChange={(event) => change({ plan: event.currentTarget.value })}
            data={[{ value: '', label: t('anyPlan') }, ...plans.map(({ key, name }) => ({ value: key, label: name }))]}
          />
          <NativeSelect
            label={t('status')}
            value={asked.status}
            onChange={(event) => change({ status: event.currentTarget.value })}
            data={[
              { value: '', label: t('anyStatus') },
              ...STATUSES.map((status) => ({ value: status, label: t(status) })),
            ]}
          />
        </Group>
        <Found {...asked} />
      </Card>
    </Page>
  );
}

function Found(asked: { query: string; plan: string; status: string }) {
  const { t } = useTranslation('members');
  const planName = usePlanNames();
  const [query] = useDebouncedValue(asked.query.trim(), 200);
  const list = queries.useInfiniteQuery(
    'get',
    '/v1/members',
    {
      params: {
        query: {
          limit: 25,
          ...(query && { query }),
          ...(asked.plan && { plan: asked.plan }),
          ...(asked.status && { status: asked.status as Status }),
        },
      },
    },
    { ...PAGES, placeholderData: (before) => before },
  );
  const searched = Object.values(asked).some((value) => value !== '');
  return (
    <Listed from={list} empty={{ title: t('none'), hint: searched ? t('noneFound') : t('noneHint') }}>
      {(rows) => (
        <DataTable
          label={t('title')}
          keyOf={({ id }) => id}
          rows={rows}
          columns={[
            { head: t('id'), cell: ({ id }) => <Go to={`/members/${encodeURIComponent(id)}`}>{id}</Go> },
            { head: t('email'), cell: ({ email }) => email ?? '–' },
            { head: t('plan'), cell: ({ plan }) => planName(plan) },
            { head: t('status'), cell: (member) => <Standing {...member} /> },
            { head: t('since'), cell: ({ createdAt }) => <Instant at={createdAt} style="day" /> },
          ]}
        />
      )}
    </Listed>
  );
}

/** What keeps a member from being asked, if anything does for long. */
function Standing({ heldOut, objected, planState }: Schema<'Member'>) {
  const { t } = useTranslation('members');
  return (
    <Group gap={4}>
      {heldOut && <Tag code="heldOut">{t('heldOut')}</Tag>}
      {objected && <Tag code="objected">{t('objected')}</Tag>}
      {planState === 'unknown' && <Tag code="unknown">{t('plan_unknown')}</Tag>}
    </Group>
  );
}
