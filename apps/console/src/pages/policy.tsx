import { Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useMay } from '../access/session';
import { queries } from '../api/queries';
import type { Schema } from '../api/schema';
import { useApiForm } from '../forms/api-form';
import { Card } from '../parts/card';
import { Page } from '../parts/page';
import { ProblemAlert } from '../parts/problem-alert';
import { Read } from '../parts/read';
import classes from '../forms/form-page.module.css';
import { Changes } from './policy/changes';
import { Effect } from './policy/effect';
import { changesBetween, rulesOf, type Rules } from './policy/rules';
import { RulesFields } from './policy/rules-fields';
import { Versions } from './policy/versions';

const FIELD_OF = { policy_invalid: 'cooldownDays' } as const;

/** The rules of asking: edited beside what is in force, with what would come of it, before they are saved. */
export function Component() {
  const [search, setSearch] = useSearchParams();
  const policy = queries.useQuery('get', '/v1/policy');
  const wanted = Number(search.get('version'));
  const versions = queries.useQuery(
    'get',
    '/v1/policy/versions',
    { params: { query: { limit: 1, startingAfter: wanted + 1 } } },
    { enabled: wanted > 0 },
  );
  const past = versions.data?.data[0];
  return (
    <Read from={policy}>
      {(current) => (
        <Editor
          key={`${current.version} ${past?.version ?? ''}`}
          current={current}
          past={past?.rules}
          onSaved={() => setSearch({}, { replace: true })}
        />
      )}
    </Read>
  );
}

interface EditorProps {
  readonly current: Schema<'Policy'>;
  /** An earlier version to begin with in place of the present one. */
  readonly past: Partial<Rules> | undefined;
  readonly onSaved: () => void;
}

function Editor({ current, past, onSaved }: EditorProps) {
  const { t } = useTranslation('policy');
  const { t: common } = useTranslation();
  const mayManage = useMay('manage');
  const put = queries.useMutation('put', '/v1/policy');
  const inForce = rulesOf(current);
  const { form, submit, saving, error } = useApiForm<Rules>(
    { ...inForce, ...past },
    (rules) => put.mutateAsync({ body: rules }).then(onSaved),
    FIELD_OF,
  );
  const changes = changesBetween(inForce, form.values);
  const changed = changes.length > 0;
  return (
    <Page title={t('title')} hint={t('hint', { version: String(current.version) })}>
      <form onSubmit={submit} noValidate>
        <Stack gap="lg">
          {!mayManage && <Text c="dimmed">{common('readOnly')}</Text>}
          <fieldset disabled={!mayManage} className={classes.fields}>
            <RulesFields form={form} />
          </fieldset>
          {mayManage && (
            <Card title={t('changes')} hint={t('changesHint')}>
              <Changes changes={changes} />
              {changed && <Effect rules={form.values} />}
              <ProblemAlert error={error} />
              <Group justify="flex-end">
                <Button variant="default" disabled={!changed} onClick={() => form.setValues(inForce)}>
                  {t('discard')}
                </Button>
                <Button type="submit" loading={saving} disabled={!changed}>
                  {t('save')}
                </Button>
              </Group>
            </Card>
          )}
        </Stack>
      </form>
      <Versions current={current.version} />
    </Page>
  );
}
