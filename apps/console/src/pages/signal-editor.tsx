import { Checkbox, Group, NumberInput, Select, SimpleGrid, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useMay } from '../access/session';
import { queries } from '../api/queries';
import type { Schema } from '../api/schema';
import { Edited } from '../forms/edited';
import { FormPage } from '../forms/form-page';
import { useKeyedForm } from '../forms/keyed-form';
import { NumberField } from '../forms/number-field';
import { Card } from '../parts/card';
import { ConfirmedButton } from '../parts/confirmed-button';

type Definition = Schema<'SignalDefinition'>;

const FAMILIES = ['positive', 'need', 'negative', 'neutral'] as const satisfies readonly Definition['family'][];
const EMPTY: Definition = { name: '', family: 'positive', weight: 1, valueCap: null, activity: 0, milestone: false };

/** Says what a signal name means, from the next signal on. */
export function Component() {
  return <Edited of="/v1/signal-definitions">{(one, all) => <Editor definition={one} others={all} />}</Edited>;
}

function Editor({ definition, others }: { definition: Definition | undefined; others: readonly Definition[] }) {
  const { t } = useTranslation('signals');
  const { t: audience } = useTranslation('audience');
  const put = queries.useMutation('put', '/v1/signal-definitions/{name}');
  const apiForm = useKeyedForm<Definition>({
    one: definition,
    fresh: EMPTY,
    all: others,
    keyOf: ({ name }) => name,
    put: ({ name, ...body }) => put.mutateAsync({ params: { path: { name } }, body }),
    then: () => '/signals',
  });
  const { form } = apiForm;
  return (
    <FormPage {...apiForm} title={definition?.name ?? t('define')} hint={t('fromNextOn')} back="/signals">
      <Card title={t('meaning')}>
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <TextInput
            label={t('name')}
            description={t('nameHint')}
            required
            spellCheck={false}
            readOnly={Boolean(definition)}
            {...form.getInputProps('name')}
            error={form.errors['name'] ?? form.errors['key']}
          />
          <Select
            label={t('family')}
            description={t(`families.${form.values.family}`)}
            data={FAMILIES.map((family) => ({ value: family, label: audience(`families.${family}`) }))}
            allowDeselect={false}
            {...form.getInputProps('family')}
          />
          <NumberInput
            label={t('weight')}
            description={t('weightHint')}
            hideControls
            {...form.getInputProps('weight')}
          />
          <NumberField label={t('valueCap')} description={t('valueCapHint')} {...form.getInputProps('valueCap')} />
          <NumberInput
            label={t('activity')}
            description={t('activityHint')}
            hideControls
            {...form.getInputProps('activity')}
          />
        </SimpleGrid>
        <Checkbox label={t('milestoneHint')} {...form.getInputProps('milestone', { type: 'checkbox' })} />
      </Card>
      {definition && <Forget name={definition.name} />}
    </FormPage>
  );
}

function Forget({ name }: { name: string }) {
  const { t } = useTranslation('signals');
  const navigate = useNavigate();
  const mayManage = useMay('manage');
  const forget = queries.useMutation('delete', '/v1/signal-definitions/{name}');
  const run = async () => {
    await forget.mutateAsync({ params: { path: { name } } });
    await navigate('/signals');
  };
  if (!mayManage) return null;
  return (
    <Group>
      <ConfirmedButton label={t('forget')} question={t('forgetAsk')} change={{ ...forget, mutateAsync: run }} />
    </Group>
  );
}
