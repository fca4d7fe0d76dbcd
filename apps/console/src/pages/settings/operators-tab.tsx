import { Button, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../access/session';
import { faultsByField } from '../../api/problem';
import { queries } from '../../api/queries';
import type { Schema } from '../../api/schema';
import { Card } from '../../parts/card';
import { ConfirmedButton } from '../../parts/confirmed-button';
import { DataTable } from '../../parts/data-table';
import { Instant } from '../../parts/instant';
import { ProblemAlert } from '../../parts/problem-alert';
import { Read } from '../../parts/read';
import { Secret } from '../../parts/secret';

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
            cell: ({ id, email, role }) => (
              <NativeSelect
                aria-label={t('roleOf', { email })}
                value={role}
                disabled={id === own}
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
            cell: ({ id, disabledAt }) => id !== own && <Access id={id} disabled={disabledAt !== null} />,
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
  return disabled ? (
    <Button size="xs" variant="default" loading={change.isPending} onClick={() => void set()}>
      {t('enable')}
    </Button>
  ) : (
    <ConfirmedButton
      size="xs"
      label={t('disable')}
      question={t('disableAsk')}
      change={{ ...change, mutateAsync: set }}
    />
  );
}

function Invitation() {
  const { t } = useTranslation('settings');
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('marketer');
  const invite = queries.useMutation('post', '/v1/operators');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    invite.mutate({ body: { email, role } });
  };
  return (
    <Card title={t('invite')} hint={t('inviteHint')}>
      {invite.data && (
        <Secret title={t('link')} hint={t('linkHint', { email: invite.data.email })} value={invite.data.link} />
      )}
      <form onSubmit={submit}>
        <Group align="flex-end">
          <TextInput
            label={t('email')}
            type="email"
            required
            miw={260}
            value={email}
            error={faultsByField(invite.error).email}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
          <NativeSelect
            label={t('role')}
            value={role}
            onChange={(event) => setRole(event.currentTarget.value as Role)}
            data={ROLES.map((one) => ({ value: one, label: t(`roleMeans.${one}`) }))}
          />
          <Button type="submit" loading={invite.isPending}>
            {t('invite')}
          </Button>
        </Group>
      </form>
      <ProblemAlert error={invite.error} />
    </Card>
  );
}
