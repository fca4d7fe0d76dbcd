import { Alert, List, Stack, Text } from '@mantine/core';
import { CircleCheck, CircleX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { queries } from '../../api/queries';
import type { Schema } from '../../api/schema';
import { Card } from '../../parts/card';
import { DataTable } from '../../parts/data-table';
import { Facts } from '../../parts/facts';
import { Instant } from '../../parts/instant';
import { Read } from '../../parts/read';
import { Tag } from '../../parts/tag';

type Check = Schema<'StripeCheck'>;

export function StripeTab() {
  const check = queries.useQuery('get', '/v1/stripe/check');
  return (
    <Read from={check}>
      {(stripe) => (
        <Stack gap="lg">
          <Connection stripe={stripe} />
          <Prices prices={stripe.differences} />
        </Stack>
      )}
    </Read>
  );
}

function Connection({ stripe }: { stripe: Check }) {
  const { t } = useTranslation('settings');
  const { fault, mode, account, apiVersion, lastEvent, webhookEndpoints } = stripe;
  return (
    <Card title={t('stripe')} hint={t('stripeHint')}>
      {fault === null ? (
        <Alert color="teal" title={t('connected')} icon={<CircleCheck size={18} aria-hidden />} />
      ) : (
        <Alert color="red" title={t('notConnected')} icon={<CircleX size={18} aria-hidden />}>
          {fault}
        </Alert>
      )}
      <Facts
        columns={4}
        of={[
          [t('mode'), t(mode)],
          [t('account'), account ?? '–'],
          [t('apiVersion'), apiVersion],
          [
            t('lastEvent'),
            lastEvent ? (
              <span key="last">
                {lastEvent.type.replaceAll('.', '.\u200b') /* may be broken there */}
                <Text size="sm" c="dimmed">
                  <Instant at={lastEvent.receivedAt} />
                </Text>
              </span>
            ) : (
              '–'
            ),
          ],
        ]}
      />
      <div>
        <Text size="sm" c="dimmed">
          {t('stripeEndpoints')}
        </Text>
        {webhookEndpoints.length === 0 ? (
          <Text>{t('noStripeEndpoints')}</Text>
        ) : (
          <List style={{ overflowWrap: 'anywhere' }}>
            {webhookEndpoints.map((endpoint) => (
              <List.Item key={endpoint.url}>
                {endpoint.url} {endpoint.apiVersion && `(${endpoint.apiVersion})`}
              </List.Item>
            ))}
          </List>
        )}
      </div>
    </Card>
  );
}

function Prices({ prices }: { prices: Check['differences'] }) {
  const { t } = useTranslation('settings');
  return (
    <Card title={t('prices')} hint={t('pricesHint')}>
      {prices.every(({ state }) => state === 'present') ? (
        <Text>{t('allPresent')}</Text>
      ) : (
        <DataTable
          label={t('prices')}
          rows={prices}
          keyOf={({ lookupKey }) => lookupKey}
          columns={[
            { head: t('price'), cell: ({ lookupKey }) => lookupKey },
            { head: t('plan'), cell: ({ plan }) => plan },
            { head: t('state'), cell: ({ state }) => <Tag code={state}>{t(`priceState.${state}`)}</Tag> },
          ]}
        />
      )}
    </Card>
  );
}
