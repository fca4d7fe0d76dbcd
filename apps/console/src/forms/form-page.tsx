import { Button, Group, Stack, Text } from '@mantine/core';
import type { ReactNode, SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMay } from '../access/session';
import { Page } from '../parts/page';
import { ProblemAlert } from '../parts/problem-alert';
import classes from './form-page.module.css';

interface FormPageProps {
  readonly title: string;
  readonly hint?: string;
  /** Where giving up leads to. */
  readonly back: string;
  readonly submit: (event: SyntheticEvent<HTMLFormElement>) => void;
  readonly saving: boolean;
  readonly error: unknown;
  readonly children: ReactNode;
}

/** A page that is one form, with its way on and its way back at the end. Who may not change things reads it. */
export function FormPage({ title, hint, back, submit, saving, error, children }: FormPageProps) {
  const { t } = useTranslation();
  const mayManage = useMay('manage');
  return (
    <Page title={title} hint={hint}>
      <form onSubmit={submit} noValidate>
        <Stack gap="lg">
          {!mayManage && <Text c="dimmed">{t('readOnly')}</Text>}
          <fieldset disabled={!mayManage} className={classes.fields}>
            <Stack gap="lg">{children}</Stack>
          </fieldset>
          <ProblemAlert error={error} />
          <Group justify="flex-end">
            <Button component={Link} to={back} variant="default">
              {t('back')}
            </Button>
            {mayManage && (
              <Button type="submit" loading={saving}>
                {t('save')}
              </Button>
            )}
          </Group>
        </Stack>
      </form>
    </Page>
  );
}
