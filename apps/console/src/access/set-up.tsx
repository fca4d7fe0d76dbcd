import { Button, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api } from '../api/client';
import { queries } from '../api/queries';
import { useApiForm } from '../forms/api-form';
import { PasswordField } from '../parts/password-field';
import { ProblemAlert } from '../parts/problem-alert';
import { Waiting } from '../parts/waiting';
import { Entrance } from './entrance';
import { hold } from './session';

/** The token stands behind #, and goes in bodies alone, so that no log of addresses sees it. */
function tokenOfLink(): string {
  return new URLSearchParams(location.hash.slice(1)).get('token') ?? '';
}

/** How an invited operator, or the first of all, begins. */
export function Component() {
  const { t } = useTranslation('access');
  const [token] = useState(tokenOfLink);
  const link = queries.useQuery('post', '/v1/session/setup/link', { body: { token } }, { staleTime: Infinity });
  if (link.isPending) return <Waiting />;
  if (!link.data?.valid) return <Entrance title={t('linkInvalid')} hint={t('linkInvalidHint')} />;
  return (
    <Entrance title={t('setUp')} hint={t('setUpHint')}>
      <SetUpForm token={token} invited={link.data.email} />
    </Entrance>
  );
}

/** Who is invited has an e-mail already. */
function SetUpForm({ token, invited }: { token: string; invited: string | null }) {
  const { t } = useTranslation('access');
  const navigate = useNavigate();
  const { form, submit, saving, error } = useApiForm(
    { name: '', email: invited ?? '', password: '' },
    async (given) => {
      const { data } = await api.POST('/v1/session/setup', { body: { token, ...given } });
      hold(data ?? null);
      await navigate('/', { replace: true });
    },
  );
  return (
    <form onSubmit={submit}>
      <Stack>
        <TextInput label={t('yourName')} autoComplete="name" required {...form.getInputProps('name')} />
        <TextInput
          label={t('email')}
          type="email"
          autoComplete="username"
          required
          readOnly={invited !== null}
          {...form.getInputProps('email')}
        />
        <PasswordField
          label={t('newPassword')}
          description={t('newPasswordHint')}
          autoComplete="new-password"
          minLength={12}
          {...form.getInputProps('password')}
        />
        <ProblemAlert error={error} />
        <Button type="submit" size="md" loading={saving}>
          {t('begin')}
        </Button>
      </Stack>
    </form>
  );
}
