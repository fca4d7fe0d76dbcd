import { Button, Checkbox, Code, Group, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PAGES } from '../../api/lists';
import { queries } from '../../api/queries';
import type { Schema } from '../../api/schema';
import { useApiForm } from '../../forms/api-form';
import { Card } from '../../parts/card';
import { ConfirmedButton } from '../../parts/confirmed-button';
import { DataTable } from '../../parts/data-table';
import { Instant } from '../../parts/instant';
import { ProblemAlert } from '../../parts/problem-alert';
import { Secret } from '../../parts/secret';
import { Listed } from '../../parts/listed';
import { Tag } from '../../parts/tag';

type Key = Schema<'ApiKey'>;
type Scope = Schema<'ApiKeyInput'>['scopes'][number];
const SCOPES: readonly Scope[] = ['ingest', 'decide', 'manage', 'report', 'admin'];

export function KeysTab() {
  const { t } = useTranslation('settings');
  const [secret, setSecret] = useState<string>();
  const list = queries.useInfiniteQuery('get', '/v1/api-keys', { params: { query: { limit: 50 } } }, PAGES);
  return (
    <Stack gap="lg">
      {secret && <Secret title={t('secret')} hint={t('secretHint')} value={secret} />}
      <Card title={t('keys')} hint={t('keysHint')}>
        <Listed from={list} empty={{ title: t('noKeys'), hint: t('noKeysHint') }}>
          {(rows) => <Keys keys={rows} onSecret={setSecret} />}
        </Listed>
      </Card>
      <NewKey onSecret={setSecret} />
    </Stack>
  );
}

function Keys({ keys, onSecret }: { keys: readonly Key[]; onSecret: (secret: string) => void }) {
  const { t } = useTranslation('settings');
  const { t: common } = useTranslation();
  return (
    <DataTable
      label={t('keys')}
      rows={keys}
      keyOf={({ id }) => id}
      columns={[
        { head: t('name'), cell: ({ name }) => name },
        {
          head: t('key'),
          cell: ({ prefix, last4 }) => <Code style={{ whiteSpace: 'nowrap' }}>{`${prefix}…${last4}`}</Code>,
        },
        { head: t('scopes'), cell: ({ scopes }) => scopes.join(', ') },
        { head: t('lastUsed'), cell: ({ lastUsedAt }) => (lastUsedAt ? <Instant at={lastUsedAt} /> : common('never')) },
        { head: t('expires'), cell: ({ expiresAt }) => (expiresAt ? <Instant at={expiresAt} /> : t('noEnd')) },
        {
          head: t('status'),
          cell: (key) =>
            key.revokedAt ? <Tag code="revoked">{t('revoked')}</Tag> : <KeyActions id={key.id} onSecret={onSecret} />,
        },
      ]}
    />
  );
}

function KeyActions({ id, onSecret }: { id: string; onSecret: (secret: string) => void }) {
  const { t } = useTranslation('settings');
  const params = { path: { id } };
  const rotate = queries.useMutation('post', '/v1/api-keys/{id}/rotate', {
    onSuccess: ({ secret }) => onSecret(secret),
  });
  const revoke = queries.useMutation('delete', '/v1/api-keys/{id}');
  return (
    <Group gap="xs" wrap="nowrap">
      <ConfirmedButton
        size="xs"
        color="indigo"
        label={t('rotate')}
        question={t('rotateAsk')}
        change={{ ...rotate, mutateAsync: () => rotate.mutateAsync({ params, body: { overlapHours: 24 } }) }}
      />
      <ConfirmedButton
        size="xs"
        label={t('revoke')}
        question={t('revokeAsk')}
        change={{ ...revoke, mutateAsync: () => revoke.mutateAsync({ params }) }}
      />
    </Group>
  );
}

function NewKey({ onSecret }: { onSecret: (secret: string) => void }) {
  const { t } = useTranslation('settings');
  const add = queries.useMutation('post', '/v1/api-keys');
  const { form, submit, saving, error } = useApiForm<{ name: string; scopes: Scope[] }>(
    { name: '', scopes: ['ingest', 'decide'] },
    async (body, startAgain) => {
      onSecret((await add.mutateAsync({ body })).secret);
      startAgain();
    },
  );
  return (
    <Card title={t('newKey')}>
      <form onSubmit={submit}>
        <Stack>
          <TextInput label={t('name')} required maw={420} {...form.getInputProps('name')} />
          <Checkbox.Group label={t('scopes')} {...form.getInputProps('scopes')}>
            <Stack gap="xs" mt="xs">
              {SCOPES.map((scope) => (
                <Checkbox key={scope} value={scope} label={scope} description={t(`scope.${scope}`)} />
              ))}
            </Stack>
          </Checkbox.Group>
          <ProblemAlert error={error} />
          <Group>
            <Button type="submit" loading={saving} disabled={form.values.scopes.length === 0}>
              {t('makeKey')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Card>
  );
}
