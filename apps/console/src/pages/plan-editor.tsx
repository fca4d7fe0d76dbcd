import { NumberInput, SimpleGrid, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { queries } from '../api/queries';
import type { Schema } from '../api/schema';
import { PriceFields } from './catalogue/price-fields';
import { Edited } from '../forms/edited';
import { FormPage } from '../forms/form-page';
import { KeyField } from '../forms/key-field';
import { useKeyedForm } from '../forms/keyed-form';
import { ListFields } from '../forms/list-fields';
import { NumberField } from '../forms/number-field';
import { Card } from '../parts/card';

type Plan = Schema<'Plan'>;

const FRESH_PRICE: Plan['prices'][number] = { interval: 'month', currency: 'usd', unitAmountMinor: 0, lookupKey: '' };

/** Adds a plan to the ladder, or changes one. */
export function Component() {
  return <Edited of="/v1/plans">{(one, all) => <Editor plan={one} ladder={all} />}</Edited>;
}

function Editor({ plan, ladder }: { plan: Plan | undefined; ladder: readonly Plan[] }) {
  const { t } = useTranslation('catalogue');
  const { t: forms } = useTranslation('forms');
  const put = queries.useMutation('put', '/v1/plans/{key}');
  const apiForm = useKeyedForm<Plan>({
    one: plan,
    fresh: { key: '', name: '', rank: ladder.length, entitlements: [], prices: [] },
    all: ladder,
    keyOf: ({ key }) => key,
    put: ({ key, ...body }) => put.mutateAsync({ params: { path: { key } }, body }),
    then: () => '/plans',
  });
  const { form } = apiForm;
  const { key, prices, entitlements } = form.values;
  return (
    <FormPage {...apiForm} title={plan?.name ?? t('newPlan')} back="/plans">
      <Card title={t('plan')}>
        <SimpleGrid cols={{ base: 1, sm: 3 }}>
          <TextInput label={forms('name')} required {...form.getInputProps('name')} />
          <KeyField fixed={Boolean(plan)} {...form.getInputProps('key')} />
          <NumberInput
            label={t('rank')}
            description={t('rankHint')}
            min={0}
            max={1000}
            {...form.getInputProps('rank')}
          />
        </SimpleGrid>
      </Card>
      <Card title={t('prices')}>
        <PriceFields
          value={prices}
          onChange={(to) => form.setFieldValue('prices', to)}
          fresh={FRESH_PRICE}
          of={key}
          errors={form.errors}
        />
      </Card>
      <Card title={t('entitlements')} hint={t('entitlementsHint')}>
        <ListFields
          value={entitlements}
          onChange={(to) => form.setFieldValue('entitlements', to)}
          fresh={() => ({ key: '', perMonth: null })}
          addLabel={t('addEntitlement')}
          nameOf={(one) => one.key}
        >
          {(one, change, at) => (
            <SimpleGrid cols={2}>
              <TextInput
                label={t('entitlement')}
                value={one.key}
                error={form.errors[`entitlements.${at}.key`] ?? form.errors[`entitlements.${at}`]}
                onChange={({ currentTarget }) => change({ ...one, key: currentTarget.value })}
              />
              <NumberField
                label={t('perMonth')}
                placeholder={forms('noLimit')}
                allowDecimal={false}
                min={0}
                value={one.perMonth}
                onChange={(perMonth) => change({ ...one, perMonth })}
              />
            </SimpleGrid>
          )}
        </ListFields>
      </Card>
    </FormPage>
  );
}
