import { Group, NativeSelect, SimpleGrid } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { PAGES } from '../api/lists';
import { queries } from '../api/queries';
import type { Schema } from '../api/schema';
import { Card } from '../parts/card';
import { State, useCodes } from '../parts/codes';
import { DataTable } from '../parts/data-table';
import { useFigures } from '../parts/figures';
import { Go } from '../parts/go';
import { Instant, useInstants } from '../parts/instant';
import { Money } from '../parts/money';
import { Page } from '../parts/page';
import { Read } from '../parts/read';
import { Listed } from '../parts/listed';
import { spanOf } from '../parts/span';
import { Tile } from '../parts/tile';

const STATUSES = [
  'cart',
  'upsell_asked',
  'cross_sell_asked',
  'ready',
  'paying',
  'paid',
  'expired',
  'abandoned',
] as const;
type Status = (typeof STATUSES)[number];

export function Component() {
  const { t } = useTranslation('sales');
  const overview = queries.useQuery('get', '/v1/overview');
  return (
    <Page title={t('title')} hint={t('hint')}>
      <Read from={overview}>{({ now }) => <AskRate now={now} />}</Read>
      <List />
    </Page>
  );
}

function AskRate({ now }: { now: string }) {
  const { t } = useTranslation('sales');
  const codes = useCodes();
  const { whole, share } = useFigures();
  const report = queries.useQuery('get', '/v1/reports/ask-rate', { params: { query: spanOf(now, 30) } });
  return (
    <Card title={t('askRate')} hint={t('askRateHint')}>
      <Read from={report}>
        {({ askRate, eligible, withheld, left, questions }) => (
          <SimpleGrid cols={{ base: 1, xs: 2, lg: 4 }}>
            <Tile
              label={t('askRate')}
              value={askRate === null ? '–' : share(askRate)}
              hint={`${t('eligible')}: ${whole(eligible)}`}
            />
            <Tile label={t('withheld')} value={whole(withheld)} hint={`${t('left')}: ${whole(left)}`} />
            {questions.map(({ kind, acceptance, asked }) => (
              <Tile
                key={kind}
                label={t('acceptance', { question: codes('question', kind) })}
                value={acceptance === null ? '–' : share(acceptance)}
                hint={t('ofAsked', { asked: whole(asked) })}
              />
            ))}
          </SimpleGrid>
        )}
      </Read>
    </Card>
  );
}

function List() {
  const { t } = useTranslation('sales');
  const codes = useCodes();
  const [search, setSearch] = useSearchParams();
  const status = search.get('status') ?? '';
  const list = queries.useInfiniteQuery(
    'get',
    '/v1/sales',
    { params: { query: { limit: 25, ...(status && { status: status as Status }) } } },
    PAGES,
  );
  return (
    <Card
      title={t('title')}
      actions={
        <NativeSelect
          aria-label={t('status')}
          value={status}
          onChange={({ currentTarget: { value } }) => setSearch(value ? { status: value } : {}, { replace: true })}
          data={[
            { value: '', label: t('anyStatus') },
            ...STATUSES.map((one) => ({ value: one, label: codes('sale', one) })),
          ]}
        />
      }
    >
      <Listed from={list} empty={{ title: t('none'), hint: t('noneHint') }}>
        {(rows) => <Rows rows={rows} />}
      </Listed>
    </Card>
  );
}

function Rows({ rows }: { rows: readonly Schema<'RecordedSale'>[] }) {
  const { t } = useTranslation('sales');
  const codes = useCodes();
  const instants = useInstants();
  return (
    <DataTable
      label={t('title')}
      rows={rows}
      keyOf={({ id }) => id}
      columns={[
        { head: t('begun'), cell: ({ createdAt }) => <Instant at={createdAt} /> },
        {
          head: t('member'),
          cell: ({ member }) =>
            member ? <Go to={`/members/${encodeURIComponent(member)}`}>{member}</Go> : t('anonymous'),
        },
        { head: t('status'), cell: ({ status }) => <State group="sale" code={status} /> },
        ...(['up_sell', 'cross_sell'] as const).map((kind) => ({
          head: codes('question', kind),
          cell: ({ questions }: Schema<'RecordedSale'>) => (
            <Group gap={4}>
              {questions
                .filter((question) => question.kind === kind)
                .map(({ state, answer }) =>
                  answer ? (
                    <State key={kind} group="answer" code={answer} />
                  ) : (
                    <State key={kind} group="questionState" code={state} />
                  ),
                )}
            </Group>
          ),
        })),
        {
          head: t('total'),
          cell: ({ totalMinor, currency }) => <Money minor={totalMinor} currency={currency} />,
          figures: true,
        },
        {
          head: t('replay'),
          cell: ({ id, createdAt }) => (
            <Go to={`/sales/${id}`} aria-label={t('replayOf', { at: instants.moment(createdAt) })}>
              {t('replay')}
            </Go>
          ),
        },
      ]}
    />
  );
}
