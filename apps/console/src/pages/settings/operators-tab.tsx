import { Button, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../access/session';
import { queries } from '../../api/queries';
import type { Schema } from '../../api/schema';
import { useApiForm } from '../../forms/api-form';
import { Card } from '../../parts/card';
import { ConfirmedButton } from '../../parts/confirmed-button';
import { DataTable } from '../../parts/data-table';
import { Instant } from '../../parts/instant';
import { ProblemAlert } from '../../parts/problem-alert';
import { Read } from '../../parts/read';
import { Secret } from '../../parts/secret';
import { Tag } from '../../parts/tag';

type Operator = Schema<'Operator'>;
type Role = Operator['role'];
const ROLES: readonly Role[] = ['viewer', 'marketer', 'admin'];

export function OperatorsTab() {
  const { t } = useTranslation('settings');
  const operators = queries.useQuery('get', '/v1/operators');
  return (
    <Stack gap="lg">
      <Card title={t('operators')} hint={t('operatorsHint')}>
        <Read from={operators}>{({ data }) => <Operators operators={data} />}</Read>
      </Card>
      <Invitation />
    </Stack>
  );
}

function Operators({ operators }: { operators: readonly Operator[] }) {
  const { t } = useTranslation('settings');
  const own = useSession().data?.operator.id;
  const change = queries.useMutation('patch', '/v1/operators/{id}');
  return (
    <>
      <ProblemAlert error={change.error} />
      <DataTable
        label={t('operators')}
        rows={operators}
        keyOf={({ id }) => id}
        columns={[
          { head: t('name'), cell: ({ name }) => name },
          { head: t('email'), cell: ({ email }) => email },
          {
            head: t('role'),
            cell: ({ id, email, role }) =>
              id === own ? (
                t(`roleMeans.${role}`)
              ) : (
                <NativeSelect
                  aria-label={t('roleOf', { email })}
                  value={role}
                  onChange={({ currentTarget: { value } }) =>
                    change.mutate({ params: { path: { id } }, body: { role: value as Role } })
                  }
                  data={ROLES.map((one) => ({ value: one, label: t(`roleMeans.${one}`) }))}
                />
              ),
          },
          { head: t('created'), cell: ({ createdAt }) => <Instant at={createdAt} style="day" /> },
          {
            head: t('status'),
            cell: ({ id, disabledAt }) =>
              id === own ? <Tag code="active">{t('you')}</Tag> : <Access id={id} disabled={disabledAt !== null} />,
          },
        ]}
      />
    </>
  );
}

function Access({ id, disabled }: { id: string; disabled: boolean }) {
  const { t } = useTranslation('settings');
  const change = queries.useMutation('patch', '/v1/operators/{id}');
  const set = () => change.mutateAsync({ params: { path: { id } }, body: { disabled: !disabled } });
  return (
    <ConfirmedButton
      size="xs"
      {...(disabled && { color: 'indigo', variant: 'default' })}
      label={disabled ? t('enable') : t('disable')}
      question={disabled ? t('enableAsk') : t('disableAsk')}
      change={{ ...change, mutateAsync: set }}
    />
  );
}

function Invitation() {
  const { t } = useTranslation('settings');
  const invite = queries.useMutation('post', '/v1/operators');
  const { form, submit, saving, error } = useApiForm<{ email: string; role: Role }>(
    { email: '', role: 'marketer' },
    async (body, startAgain) => {
      await invite.mutateAsync({ body });
      startAgain();
    },
  );
  return (
    <Card title={t('invite')} hint={t('inviteHint')}>
      {invite.data && (
        <Secret title={t('link')} hint={t('linkHint', { email: invite.data.email })} value={invite.data.link} />
      )}
      <form onSubmit={submit}>
        <Group align="flex-end">
          <TextInput label={t('email')} type="email" required miw={260} {...form.getInputProps('email')} />
          <NativeSelect
            label={t('role')}
            data={ROLES.map((one) => ({ value: one, label: t(`roleMeans.${one}`) }))}
            {...form.getInputProps('role')}
          />
          <Button type="submit" loading={saving}>
            {t('invite')}
          </Button>
        </Group>
      </form>
      <ProblemAlert error={error} />
    </Card>
  );
}
