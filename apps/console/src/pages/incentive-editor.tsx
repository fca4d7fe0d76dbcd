import { SimpleGrid, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { queries } from '../api/queries';
import type { Schema } from '../api/schema';
import { Edited } from '../forms/edited';
import { CurrencyField } from '../forms/currency-field';
import { FormPage } from '../forms/form-page';
import { KeyField } from '../forms/key-field';
import { useKeyedForm } from '../forms/keyed-form';
import { ListFields } from '../forms/list-fields';
import { asWritten, MoneyField } from '../forms/money-field';
import { Card } from '../parts/card';
import { AddLanguage } from './catalogue/words-fields';
import { FRESH_PROMOTION, PromotionFields } from './products/promotion-fields';

type Incentive = Schema<'Incentive'>;

const EMPTY: Incentive = { key: '', currency: 'usd', thresholdMinor: 0, reward: { en: '' }, ...FRESH_PROMOTION };

/** Adds an incentive, or changes one. */
export function Component() {
  return <Edited of="/v1/incentives">{(one, all) => <Editor incentive={one} others={all} />}</Edited>;
}

function Editor({ incentive, others }: { incentive: Incentive | undefined; others: readonly Incentive[] }) {
  const { t, i18n } = useTranslation('products');
  const put = queries.useMutation('put', '/v1/incentives/{key}');
  const apiForm = useKeyedForm<Incentive>({
    one: incentive,
    fresh: EMPTY,
    all: others,
    keyOf: ({ key }) => key,
    put: ({ key, ...body }) => put.mutateAsync({ params: { path: { key } }, body }),
    then: () => '/products',
  });
  const { form } = apiForm;
  const { currency, thresholdMinor, reward } = form.values;
  const languages = new Intl.DisplayNames(i18n.language, { type: 'language' });
  const add = (language: string) => form.setFieldValue('reward', { ...reward, [language]: reward[language] ?? '' });
  return (
    <FormPage {...apiForm} title={incentive?.key ?? t('newIncentive')} hint={t('incentivesHint')} back="/products">
      <Card title={t('incentive')}>
        <SimpleGrid cols={{ base: 1, sm: 3 }}>
          <KeyField fixed={Boolean(incentive)} {...form.getInputProps('key')} />
          <CurrencyField
            {...form.getInputProps('currency')}
            onChange={(to) =>
              to && form.setValues({ currency: to, thresholdMinor: asWritten(thresholdMinor, currency, to) })
            }
          />
          <MoneyField
            label={t('threshold')}
            description={t('thresholdHint')}
            currency={currency}
            {...form.getInputProps('thresholdMinor')}
          />
        </SimpleGrid>
      </Card>
      <Card title={t('reward')} hint={t('rewardHint')}>
        <ListFields<[language: string, text: string]>
          value={Object.entries(reward)}
          onChange={(to) => form.setFieldValue('reward', Object.fromEntries(to))}
          nameOf={([language]) => language}
        >
          {([language, text], change) => (
            <TextInput
              label={`${t('rewardText')}: ${languages.of(language)}`}
              value={text}
              error={form.errors[`reward.${language}`] ?? form.errors['reward']}
              onChange={({ currentTarget }) => change([language, currentTarget.value])}
            />
          )}
        </ListFields>
        <AddLanguage onAdd={(tag) => add(new Intl.Locale(tag).language)} />
      </Card>
      <PromotionFields form={form} />
    </FormPage>
  );
}
