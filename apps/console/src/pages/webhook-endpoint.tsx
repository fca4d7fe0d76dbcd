import { Button, Group, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { useMay } from '../access/session';
import { PAGES } from '../api/lists';
import { queries } from '../api/queries';
import { Card } from '../parts/card';
import { ConfirmedButton } from '../parts/confirmed-button';
import { DataTable } from '../parts/data-table';
import { Facts } from '../parts/facts';
import { Instant } from '../parts/instant';
import { Listed } from '../parts/listed';
import { Page } from '../parts/page';
import { ProblemAlert } from '../parts/problem-alert';
import { Read } from '../parts/read';
import { Secret } from '../parts/secret';
import { Tag } from '../parts/tag';
import { Fares } from './settings/webhooks-tab';

const STATES = ['pending', 'delivered', 'dead'] as const;
type State = (typeof STATES)[number];

/** One endpoint: how it fares, what was sent, and sending again. */
export function Component() {
  const { t } = useTranslation('settings');
  const { id = '' } = useParams();
  const endpoint = queries.useQuery('get', '/v1/webhook-endpoints/{id}', { params: { path: { id } } });
  return (
    <Page title={t('endpoint')} hint={endpoint.data?.url}>
      <Read from={endpoint}>
        {(known) => (
          <>
            <Card title={t('status')}>
              <Facts
                of={[
                  [t('status'), <Fares key="status" endpoint={known} />],
                  [t('events'), known.eventTypes.join(', ') || t('allEvents')],
                  [t('created'), <Instant key="created" at={known.createdAt} />],
                ]}
              />
              <Actions id={id} disabled={known.status === 'disabled'} />
            </Card>
            <Deliveries id={id} />
          </>
        )}
      </Read>
    </Page>
  );
}

function Actions({ id, disabled }: { id: string; disabled: boolean }) {
  const { t } = useTranslation('settings');
  const navigate = useNavigate();
  const mayChange = useMay('manage');
  const params = { path: { id } };
  const change = queries.useMutation('patch', '/v1/webhook-endpoints/{id}');
  const rotate = queries.useMutation('post', '/v1/webhook-endpoints/{id}/rotate-secret');
  const remove = queries.useMutation('delete', '/v1/webhook-endpoints/{id}', {
    onSuccess: () => void navigate('/settings/webhooks'),
  });
  if (!mayChange) return null;
  return (
    <>
      {rotate.data && <Secret title={t('secret')} hint={t('secretHint')} value={rotate.data.secret} />}
      <ProblemAlert error={change.error} />
      <Group>
        <Button
          variant="default"
          loading={change.isPending}
          onClick={() => change.mutate({ params, body: { status: disabled ? 'enabled' : 'disabled' } })}
        >
          {disabled ? t('enable') : t('disable')}
        </Button>
        <ConfirmedButton
          color="indigo"
          label={t('rotateSecret')}
          question={t('rotateSecretAsk')}
          change={{ ...rotate, mutateAsync: () => rotate.mutateAsync({ params }) }}
        />
        <ConfirmedButton
          label={t('remove')}
          question={t('removeAsk')}
          change={{ ...remove, mutateAsync: () => remove.mutateAsync({ params }) }}
        />
      </Group>
    </>
  );
}

function Deliveries({ id }: { id: string }) {
  const { t } = useTranslation('settings');
  const mayReplay = useMay('manage');
  const [status, setStatus] = useState<State | 'all'>('all');
  const list = queries.useInfiniteQuery(
    'get',
    '/v1/webhook-endpoints/{id}/deliveries',
    { params: { path: { id }, query: { limit: 50, ...(status !== 'all' && { status }) } } },
    PAGES,
  );
  const replay = queries.useMutation('post', '/v1/webhook-deliveries/{id}/replay');
  return (
    <Card
      title={t('deliveries')}
      actions={
        <NativeSelect
          aria-label={t('status')}
          value={status}
          onChange={({ currentTarget: { value } }) => setStatus(STATES.find((one) => one === value) ?? 'all')}
          data={(['all', ...STATES] as const).map((one) => ({ value: one, label: t(one) }))}
        />
      }
    >
      <ProblemAlert error={replay.error} />
      <Listed from={list} empty={{ title: t('noDeliveries') }}>
        {(rows) => (
          <DataTable
            label={t('deliveries')}
            rows={rows}
            keyOf={(delivery) => delivery.id}
            columns={[
              { head: t('event'), cell: ({ type }) => type },
              { head: t('status'), cell: (delivery) => <Tag code={delivery.status}>{t(delivery.status)}</Tag> },
              { head: t('attempts'), cell: ({ attempts }) => attempts, figures: true },
              { head: t('answer'), cell: ({ lastStatusCode, lastError }) => lastStatusCode ?? lastError ?? '–' },
              { head: t('delivered'), cell: ({ deliveredAt }) => deliveredAt && <Instant at={deliveredAt} /> },
              {
                head: t('replay'),
                cell: (delivery) =>
                  mayReplay && (
                    <Button
                      size="xs"
                      variant="light"
                      aria-label={t('replayOf', { type: delivery.type })}
                      onClick={() => replay.mutate({ params: { path: { id: delivery.id } } })}
                    >
                      {t('replay')}
                    </Button>
                  ),
              },
            ]}
          />
        )}
      </Listed>
    </Card>
  );
}
