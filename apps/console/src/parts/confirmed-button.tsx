import { Button, Group, Modal, Stack, Text, type ButtonProps } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from './problem-alert';

interface ConfirmedButtonProps extends ButtonProps {
  readonly label: string;
  /** What will happen, and whether it can be undone. */
  readonly question: ReactNode;
  readonly change: {
    readonly mutateAsync: () => Promise<unknown>;
    readonly isPending: boolean;
    readonly error: unknown;
    readonly reset: () => void;
  };
}

/** For what cannot be undone: says what will happen and asks once more. */
export function ConfirmedButton({ label, question, change, ...look }: ConfirmedButtonProps) {
  const { t } = useTranslation();
  const [opened, { open, close }] = useDisclosure();
  const run = async () => {
    await change.mutateAsync().then(close, () => undefined); // the dialog shows why not
  };
  return (
    <>
      <Button
        color="red"
        variant="light"
        {...look}
        onClick={() => {
          change.reset();
          open();
        }}
      >
        {label}
      </Button>
      <Modal opened={opened} onClose={close} title={label} centered closeButtonProps={{ 'aria-label': t('close') }}>
        <Stack>
          <Text component="div">{question}</Text>
          <ProblemAlert error={change.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {t('cancel')}
            </Button>
            <Button color={look.color ?? 'red'} loading={change.isPending} onClick={() => void run()}>
              {label}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}
