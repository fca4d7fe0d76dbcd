import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../access/session';
import { useWhole } from '../../api/lists';
import { queries } from '../../api/queries';
import type { Schema } from '../../api/schema';
import { useApiForm } from '../../forms/api-form';
import { Card } from '../../parts/card';
import { DataTable } from '../../parts/data-table';
import { Go } from '../../parts/go';
import { useInstants } from '../../parts/instant';
import { Listed } from '../../parts/listed';
import { ProblemAlert } from '../../parts/problem-alert';
import { Secret } from '../../parts/secret';
import { Tag } from '../../parts/tag';

export function WebhooksTab() {
  const { t } = useTranslation('settings');
  const mayChange = useMay('manage');
  const endpoints = useWhole('/v1/webhook-endpoints');
  return (
    <Stack gap="lg">
      <Card title={t('webhooks')} hint={t('webhooksHint')}>
        <Listed from={endpoints} empty={{ title: t('noEndpoints'), hint: t('noEndpointsHint') }}>
          {(rows) => (
            <DataTable
              label={t('webhooks')}
              rows={rows}
              keyOf={({ id }) => id}
              columns={[
                { head: t('url'), cell: ({ id, url }) => <Go to={`/settings/webhooks/${id}`}>{url}</Go> },
                { head: t('events'), cell: ({ eventTypes }) => eventTypes.join(', ') || t('allEvents') },
                { head: t('status'), cell: (endpoint) => <Fares endpoint={endpoint} /> },
              ]}
            />
          )}
        </Listed>
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
  const add = queries.useMutation('post', '/v1/webhook-endpoints');
  const { form, submit, saving, error } = useApiForm({ url: '' }, async (body, startAgain) => {
    await add.mutateAsync({ body });
    startAgain();
  });
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
            {...form.getInputProps('url')}
          />
          <Button type="submit" loading={saving}>
            {t('addEndpoint')}
          </Button>
        </Group>
      </form>
      <ProblemAlert error={error} />
    </Card>
  );
}
