import { NumberInput, Select, SimpleGrid, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { queries } from '../api/queries';
import type { Schema } from '../api/schema';
import { asGroup } from '../audience/audience';
import { AudienceCount } from '../audience/audience-count';
import { AudienceField } from '../audience/audience-field';
import { copyOf, EMPTY, FIELD_OF, valuesOf, type CampaignForm, type CampaignValues } from './campaigns/campaign-values';
import { GuardrailFields } from './campaigns/guardrail-fields';
import { OfferFields } from './campaigns/offer-fields';
import { ScheduleFields } from './campaigns/schedule-fields';
import { Edited } from '../forms/edited';
import { FormPage } from '../forms/form-page';
import { KeyField, keyOf } from '../forms/key-field';
import { useKeyedForm } from '../forms/keyed-form';
import { Card } from '../parts/card';

type Campaign = Schema<'Campaign'>;

const TRIGGERS = ['signal', 'schedule', 'sale'] as const satisfies readonly Campaign['trigger'][];
const CHANNELS = ['in_app', 'email', 'webhook', 'log'] as const satisfies readonly Campaign['channel'][];

/** Makes a campaign, as a copy of `from` if the address names it, or changes a draft: what has begun does not change any more. */
export function Component() {
  return <Edited of="/v1/campaigns">{(one, all) => <Editor campaign={one} others={all} />}</Edited>;
}

function Editor({ campaign, others }: { campaign: Campaign | undefined; others: readonly Campaign[] }) {
  const { t } = useTranslation('campaigns');
  const [search] = useSearchParams();
  const model = others.find(({ key }) => key === search.get('from'));
  const put = queries.useMutation('put', '/v1/campaigns/{key}');
  const apiForm = useKeyedForm<CampaignValues>({
    one: campaign && valuesOf(campaign),
    fresh: model ? copyOf(model) : EMPTY,
    all: others,
    keyOf: ({ key }) => key,
    put: ({ key, ...body }) => put.mutateAsync({ params: { path: { key } }, body }),
    then: ({ key }) => `/campaigns/${key}`,
    fieldOf: FIELD_OF,
  });
  const { form } = apiForm;
  const { trigger, audience } = form.values;
  return (
    <FormPage
      {...apiForm}
      title={campaign?.name ?? t('create')}
      hint={t('hint')}
      back={campaign ? `/campaigns/${campaign.key}` : '/campaigns'}
    >
      <Card title={t('why')}>
        <NameFields form={form} isNew={!campaign} />
        <SimpleGrid cols={{ base: 1, sm: 3 }}>
          <Select
            label={t('trigger')}
            data={TRIGGERS.map((one) => ({ value: one, label: t(`triggers.${one}`) }))}
            allowDeselect={false}
            value={trigger}
            error={form.errors['trigger']}
            onChange={(chosen) =>
              chosen && form.setValues({ trigger: chosen, ...(chosen !== 'schedule' && { schedule: null }) })
            }
          />
          <Select
            label={t('channel')}
            data={CHANNELS.map((one) => ({ value: one, label: t(`channels.${one}`) }))}
            allowDeselect={false}
            {...form.getInputProps('channel')}
          />
          <NumberInput
            label={t('priority')}
            description={t('priorityHint')}
            min={0}
            max={1000}
            {...form.getInputProps('priority')}
          />
        </SimpleGrid>
      </Card>
      <Card title={t('who')} hint={t('whoHint')}>
        <AudienceField value={asGroup(audience)} onChange={(changed) => form.setFieldValue('audience', changed)} />
        <AudienceCount audience={audience} />
      </Card>
      <Card title={t('what')} hint={t('offersHint')}>
        <OfferFields form={form} />
      </Card>
      <Card title={t('when')} hint={trigger === 'schedule' ? undefined : t('notByTime')}>
        <ScheduleFields form={form} />
      </Card>
      <Card title={t('guardrails')} hint={t('guardrailsHint')}>
        <GuardrailFields form={form} />
      </Card>
    </FormPage>
  );
}

function NameFields({ form, isNew }: { form: CampaignForm; isNew: boolean }) {
  const { t: forms } = useTranslation('forms');
  const { name, key } = form.values;
  const rename = (to: string) => form.setValues({ name: to, ...(isNew && key === keyOf(name) && { key: keyOf(to) }) });
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      <TextInput
        label={forms('name')}
        required
        {...form.getInputProps('name')}
        onChange={({ currentTarget }) => rename(currentTarget.value)}
      />
      <KeyField fixed={!isNew} {...form.getInputProps('key')} />
    </SimpleGrid>
  );
}
