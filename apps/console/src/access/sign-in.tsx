import { Alert, Button, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { asProblem } from '../api/problem';
import { PasswordField } from '../parts/password-field';
import { ProblemAlert } from '../parts/problem-alert';
import { Entrance } from './entrance';
import { hold } from './session';

export function SignIn() {
  const { t } = useTranslation('access');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const signIn = useMutation({
    mutationFn: () => api.POST('/v1/session', { body: { email, password } }),
    onSuccess: ({ data }) => hold(data ?? null),
  });
  const refused = signIn.error && asProblem(signIn.error).status === 401;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    signIn.mutate();
  };
  return (
    <Entrance title={t('signIn')} hint={t('signInHint')}>
      <form onSubmit={submit}>
        <Stack>
          <TextInput
            label={t('email')}
            type="email"
            autoComplete="username"
            required
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
          <PasswordField
            label={t('password')}
            autoComplete="current-password"
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          {refused ? <Alert color="red" role="alert" title={t('wrong')} /> : <ProblemAlert error={signIn.error} />}
          <Button type="submit" size="md" loading={signIn.isPending}>
            {t('signIn')}
          </Button>
        </Stack>
      </form>
    </Entrance>
  );
}
