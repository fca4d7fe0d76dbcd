import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api } from '../api/client';
import { faultsByField } from '../api/problem';
import { queries } from '../api/queries';
import { ProblemAlert } from '../parts/problem-alert';
import { Waiting } from '../parts/waiting';
import { Entrance } from './entrance';
import { hold } from './session';

/** The token stands behind #, so that no server's log sees it. */
function tokenOfLink(): string {
  return new URLSearchParams(location.hash.slice(1)).get('token') ?? '';
}

export function SetUp() {
  const { t } = useTranslation('access');
  const [token] = useState(tokenOfLink);
  const link = queries.useQuery('get', '/v1/session/setup', { params: { query: { token } } }, { staleTime: Infinity });
  if (link.isPending) return <Waiting />;
  if (!link.data?.valid) return <Entrance title={t('linkInvalid')} hint={t('linkInvalidHint')} />;
  return (
    <Entrance title={t('setUp')} hint={t('setUpHint')}>
      <SetUpForm token={token} />
    </Entrance>
  );
}

function SetUpForm({ token }: { token: string }) {
  const { t } = useTranslation('access');
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const setUp = useMutation({
    mutationFn: () => api.POST('/v1/session/setup', { body: { token, name, email, password } }),
    onSuccess: async ({ data }) => {
      hold(data ?? null);
      await navigate('/', { replace: true });
    },
  });
  const faults = faultsByField(setUp.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setUp.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <TextInput
          label={t('yourName')}
          autoComplete="name"
          required
          value={name}
          error={faults.name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          label={t('email')}
          type="email"
          autoComplete="username"
          required
          value={email}
          error={faults.email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <PasswordInput
          label={t('newPassword')}
          description={t('newPasswordHint')}
          autoComplete="new-password"
          required
          minLength={12}
          value={password}
          error={faults.password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <ProblemAlert error={setUp.error} />
        <Button type="submit" size="md" loading={setUp.isPending}>
          {t('begin')}
        </Button>
      </Stack>
    </form>
  );
}
