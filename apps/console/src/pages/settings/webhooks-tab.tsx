import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../access/session';
import { faultsByField } from '../../api/problem';
import { queries } from '../../api/queries';
import type { Schema } from '../../api/schema';
import { Card } from '../../parts/card';
import { DataTable } from '../../parts/data-table';
import { Empty } from '../../parts/empty';
import { Go } from '../../parts/go';
import { useInstants } from '../../parts/instant';
import { ProblemAlert } from '../../parts/problem-alert';
import { Read } from '../../parts/read';
import { Secret } from '../../parts/secret';
import { Tag } from '../../parts/tag';

export function WebhooksTab() {
  const { t } = useTranslation('settings');
  const mayChange = useMay('manage');
  const endpoints = queries.useQuery('get', '/v1/webhook-endpoints');
  return (
    <Stack gap="lg">
      <Card title={t('webhooks')} hint={t('webhooksHint')}>
        <Read from={endpoints}>
          {({ data }) =>
            data.length === 0 ? (
              <Empty title={t('noEndpoints')} hint={t('noEndpointsHint')} />
            ) : (
              <DataTable
                label={t('webhooks')}
                rows={data}
                keyOf={({ id }) => id}
                columns={[
                  { head: t('url'), cell: ({ id, url }) => <Go to={`/settings/webhooks/${id}`}>{url}</Go> },
                  { head: t('events'), cell: ({ eventTypes }) => eventTypes.join(', ') || t('allEvents') },
                  { head: t('status'), cell: (endpoint) => <Fares endpoint={endpoint} /> },
                ]}
              />
            )
          }
        </Read>
      </Card>
      {mayChange && <NewEndpoint />}
    </Stack>
  );
}

/** How sending to an endpoint goes. */
export function Fares({ endpoint }: { endpoint: Schema<'WebhookEndpoint'> }) {
  const { t } = useTranslation('settings');
  const instants = useInstants();
  if (endpoint.status === 'disabled') return <Tag code="disabled">{t('disabled')}</Tag>;
  return endpoint.failingSince ? (
    <Tag code="failed">{t('failing', { at: instants.moment(endpoint.failingSince) })}</Tag>
  ) : (
    <Tag code="enabled">{t('enabled')}</Tag>
  );
}

function NewEndpoint() {
  const { t } = useTranslation('settings');
  const [url, setUrl] = useState('');
  const add = queries.useMutation('post', '/v1/webhook-endpoints', { onSuccess: () => setUrl('') });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate({ body: { url } });
  };
  return (
    <Card title={t('newEndpoint')}>
      {add.data && <Secret title={t('secret')} hint={t('secretHint')} value={add.data.secret} />}
      <form onSubmit={submit}>
        <Group align="flex-end">
          <TextInput
            label={t('url')}
            type="url"
            required
            flex={1}
            miw={260}
            placeholder="https://"
            value={url}
            error={faultsByField(add.error).url}
            onChange={(event) => setUrl(event.currentTarget.value)}
          />
          <Button type="submit" loading={add.isPending}>
            {t('addEndpoint')}
          </Button>
        </Group>
      </form>
      <ProblemAlert error={add.error} />
    </Card>
  );
}
