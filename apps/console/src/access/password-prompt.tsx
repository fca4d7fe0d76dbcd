import { Button, getDefaultZIndex, Group, Modal, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { answerConfirmation, onConfirmationAsked } from '../api/confirmation';
import { asProblem } from '../api/problem';
import { PasswordField } from '../parts/password-field';
import { ProblemAlert } from '../parts/problem-alert';

/** Asks for the password when the api wants it again before something that reaches many or cannot be undone. */
export function PasswordPrompt() {
  const { t } = useTranslation('access');
  const { t: common } = useTranslation();
  const [opened, setOpened] = useState(false);
  const [password, setPassword] = useState('');
  const close = (confirmed: boolean) => {
    setOpened(false);
    setPassword('');
    answerConfirmation(confirmed);
  };
  const confirm = useMutation({
    mutationFn: () => api.POST('/v1/session/confirm', { body: { password } }),
    onSuccess: () => close(true),
  });
  const { reset } = confirm;
  useEffect(
    () =>
      onConfirmationAsked(() => {
        reset(); // what was wrong the last time is not wrong now
        setOpened(true);
      }),
    [reset],
  );
  const isWrong = confirm.error !== null && asProblem(confirm.error).code === 'sign_in_failed';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    confirm.mutate();
  };
  return (
    <Modal
      opened={opened}
      onClose={() => close(false)}
      title={t('confirm')}
      centered
      zIndex={getDefaultZIndex('overlay')} // above the dialog in which the change was asked for
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <form onSubmit={submit}>
        <Stack>
          <Text>{t('confirmHint')}</Text>
          <PasswordField
            label={t('password')}
            autoComplete="current-password"
            data-autofocus
            value={password}
            error={isWrong && t('confirmWrong')}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          {!isWrong && <ProblemAlert error={confirm.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={() => close(false)}>
              {common('cancel')}
            </Button>
            <Button type="submit" loading={confirm.isPending}>
              {t('goOn')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
