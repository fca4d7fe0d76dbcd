import { Checkbox, Select, SimpleGrid } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useWhole } from '../api/lists';
import { queries } from '../api/queries';
import type { Schema } from '../api/schema';
import { TermsFields } from './catalogue/terms-fields';
import { WordsFields } from './catalogue/words-fields';
import { WordsPreview } from './catalogue/words-preview';
import { Edited } from '../forms/edited';
import { CurrencyField } from '../forms/currency-field';
import { FormPage } from '../forms/form-page';
import { asWritten } from '../forms/money-field';
import { KeyField } from '../forms/key-field';
import { useKeyedForm } from '../forms/keyed-form';
import { TimingField } from '../forms/timing-field';
import { Card } from '../parts/card';

type Offer = Schema<'Offer'>;

const INTERVALS = ['month', 'year'] as const;
const EMPTY: Offer = {
  key: '',
  planKey: '',
  interval: 'month',
  currency: 'usd',
  words: { title: '', body: '' },
  terms: { discount: null, trialDays: null, optionalItems: [], allowPromotionCodes: false },
  timing: 'both',
  active: true,
};
const FIELD_OF = { plan_unknown: 'planKey', template_invalid: 'words.body', price_unknown: 'interval' } as const;

/** Adds an offer, or changes one. */
export function Component() {
  return <Edited of="/v1/offers">{(one, all) => <Editor offer={one} others={all} />}</Edited>;
}

function Editor({ offer, others }: { offer: Offer | undefined; others: readonly Offer[] }) {
  const { t } = useTranslation('catalogue');
  const { t: forms } = useTranslation('forms');
  const plans = useWhole('/v1/plans').data ?? [];
  const put = queries.useMutation('put', '/v1/offers/{key}');
  const apiForm = useKeyedForm<Offer>({
    one: offer,
    fresh: EMPTY,
    all: others,
    keyOf: ({ key }) => key,
    put: ({ key, ...body }) => put.mutateAsync({ params: { path: { key } }, body }),
    then: () => '/plans',
    fieldOf: FIELD_OF,
  });
  const { form } = apiForm;
  const { words, currency, terms } = form.values;
  return (
    <FormPage {...apiForm} title={offer?.words.title ?? t('newOffer')} back="/plans">
      <Card title={t('offer')}>
        <SimpleGrid cols={{ base: 1, sm: 2, md: 3 }}>
          <KeyField fixed={Boolean(offer)} {...form.getInputProps('key')} />
          <Select
            label={t('plan')}
            required
            data={plans.filter(({ prices }) => prices.length > 0).map(({ key, name }) => ({ value: key, label: name }))}
            allowDeselect={false}
            {...form.getInputProps('planKey')}
          />
          <Select
            label={forms('interval')}
            data={INTERVALS.map((one) => ({ value: one, label: forms(`intervals.${one}`) }))}
            allowDeselect={false}
            {...form.getInputProps('interval')}
          />
          <CurrencyField
            {...form.getInputProps('currency')}
            onChange={(to) => {
              if (!to) return;
              form.setFieldValue('currency', to);
              const amount = terms.discount?.amountOffMinor;
              if (amount) form.setFieldValue('terms.discount.amountOffMinor', asWritten(amount, currency, to));
            }}
          />
          <TimingField {...form.getInputProps('timing')} />
        </SimpleGrid>
        <Checkbox label={forms('active')} {...form.getInputProps('active', { type: 'checkbox' })} />
      </Card>
      <Card title={t('words')} hint={t('wordsHint', { variables: VARIABLES })}>
        <WordsFields form={form} />
      </Card>
      <Card title={t('preview')} hint={t('previewHint')}>
        <WordsPreview words={words} />
      </Card>
      <Card title={t('terms')} hint={t('termsHint')}>
        <TermsFields form={form} />
      </Card>
    </FormPage>
  );
}

const VARIABLES = ['plan.name', 'currentPlan.name', 'price', 'interval', 'expiresOn', 'member.traits.*']
  .map((name) => `{{ ${name} }}`)
  .join(', ');
