import { Anchor, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PAGES, usePlanNames } from '../../api/lists';
import { queries } from '../../api/queries';
import type { Schema } from '../../api/schema';
import { Card } from '../../parts/card';
import { State, useCodes } from '../../parts/codes';
import { DataTable } from '../../parts/data-table';
import { Empty } from '../../parts/empty';
import { Facts } from '../../parts/facts';
import { Instant } from '../../parts/instant';
import { Money } from '../../parts/money';
import { Read } from '../../parts/read';
import { Listed } from '../../parts/listed';

export function PaymentsTab({ id }: { id: string }) {
  const { t } = useTranslation('member');
  const subscriptions = queries.useQuery('get', '/v1/members/{id}/subscription', { params: { path: { id } } });
  return (
    <Stack gap="lg">
      <Card title={t('subscription')}>
        <Read from={subscriptions}>
          {({ data }) =>
            data.length === 0 ? (
              <Empty title={t('noSubscription')} hint={t('noSubscriptionHint')} />
            ) : (
              data.map((subscription) => <SubscriptionFacts key={subscription.id} {...subscription} />)
            )
          }
        </Read>
      </Card>
      <Invoices id={id} />
    </Stack>
  );
}

function SubscriptionFacts(subscription: Schema<'Subscription'>) {
  const { t } = useTranslation('member');
  const codes = useCodes();
  const planName = usePlanNames();
  const { plan, status, unitAmountMinor, currency, interval, currentPeriodEnd, cancelAt, scheduledPlan } = subscription;
  return (
    <Facts
      columns={4}
      of={[
        [t('plan'), plan === null ? '–' : planName(plan)],
        [t('status'), <State key="status" group="subscription" code={status} />],
        [
          t('amount'),
          <span key="amount">
            <Money minor={unitAmountMinor} currency={currency} /> {codes('interval', interval)}
          </span>,
        ],
        [cancelAt ? t('ends') : t('renews'), <Instant key="at" at={cancelAt ?? currentPeriodEnd} style="day" />],
        ...(scheduledPlan ? [[t('next'), planName(scheduledPlan)] as const] : []),
      ]}
    />
  );
}

function Invoices({ id }: { id: string }) {
  const { t } = useTranslation('member');
  const list = queries.useInfiniteQuery(
    'get',
    '/v1/members/{id}/invoices',
    { params: { path: { id }, query: { limit: 20 } } },
    PAGES,
  );
  return (
    <Card title={t('invoices')} hint={t('invoicesHint')}>
      <Listed from={list} empty={{ title: t('noInvoices') }}>
        {(rows) => (
          <DataTable
            label={t('invoices')}
            rows={rows}
            keyOf={(invoice) => invoice.id}
            columns={[
              { head: t('date'), cell: ({ createdAt }) => <Instant at={createdAt} style="day" /> },
              { head: t('number'), cell: ({ number }) => number ?? '–' },
              { head: t('status'), cell: ({ status }) => status && <State group="invoice" code={status} /> },
              {
                head: t('amount'),
                cell: ({ totalMinor, currency }) => <Money minor={totalMinor} currency={currency} />,
                figures: true,
              },
              {
                head: t('view'),
                cell: ({ url, number }) =>
                  url && (
                    <Anchor
                      href={url}
                      target="_blank"
                      rel="noreferrer"
                      aria-label={t('viewInvoice', { number: number ?? '' })}
                    >
                      {t('view')}
                    </Anchor>
                  ),
              },
            ]}
          />
        )}
      </Listed>
    </Card>
  );
}
