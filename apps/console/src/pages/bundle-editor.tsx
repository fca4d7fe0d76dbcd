import { MultiSelect, Select, SimpleGrid, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useWhole } from '../api/lists';
import { queries } from '../api/queries';
import type { Schema } from '../api/schema';
import { Edited } from '../forms/edited';
import { CurrencyField } from '../forms/currency-field';
import { FormPage } from '../forms/form-page';
import { KeyField } from '../forms/key-field';
import { useKeyedForm } from '../forms/keyed-form';
import { asWritten, MoneyField } from '../forms/money-field';
import { PercentField } from '../forms/number-field';
import { Card } from '../parts/card';
import { FRESH_PROMOTION, PromotionFields } from './products/promotion-fields';

type Bundle = Schema<'Bundle'>;

const EMPTY: Bundle = {
  key: '',
  requires: [],
  productKey: '',
  price: { currency: 'usd', unitAmountMinor: 0, lookupKey: '' },
  attach: null,
  ...FRESH_PROMOTION,
};
const FIELD_OF = { product_unknown: 'productKey' } as const;

/** Adds a bundle, or changes one. */
export function Component() {
  return <Edited of="/v1/bundles">{(one, all) => <Editor bundle={one} others={all} />}</Edited>;
}

function Editor({ bundle, others }: { bundle: Bundle | undefined; others: readonly Bundle[] }) {
  const { t } = useTranslation('products');
  const { t: forms } = useTranslation('forms');
  const products = useWhole('/v1/products').data ?? [];
  const plans = useWhole('/v1/plans').data ?? [];
  const put = queries.useMutation('put', '/v1/bundles/{key}');
  const apiForm = useKeyedForm<Bundle>({
    one: bundle,
    fresh: EMPTY,
    all: others,
    keyOf: ({ key }) => key,
    put: ({ key, ...body }) => put.mutateAsync({ params: { path: { key } }, body }),
    then: () => '/products',
    fieldOf: FIELD_OF,
  });
  const { form } = apiForm;
  const { attach, price } = form.values;
  const named = (things: readonly { key: string; name: string }[]) =>
    things.map(({ key, name }) => ({ value: key, label: name }));
  const attached = (to: Partial<NonNullable<Bundle['attach']>>) => {
    const next = { without: 0, with: 0, ...attach, ...to };
    form.setFieldValue('attach', next.with || next.without ? next : null);
  };
  return (
    <FormPage {...apiForm} title={bundle?.key ?? t('newBundle')} hint={t('bundlesHint')} back="/products">
      <Card title={t('bundle')}>
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <KeyField fixed={Boolean(bundle)} {...form.getInputProps('key')} />
          <MultiSelect
            label={t('requires')}
            searchable
            description={t('requiresHint')}
            required
            data={named([...products, ...plans])}
            {...form.getInputProps('requires')}
          />
          <Select
            label={t('cheaper')}
            description={t('cheaperHint')}
            required
            allowDeselect={false}
            data={named(products)}
            {...form.getInputProps('productKey')}
          />
        </SimpleGrid>
        <SimpleGrid cols={{ base: 1, sm: 3 }}>
          <CurrencyField
            {...form.getInputProps('price.currency')}
            onChange={(to) => {
              if (!to) return;
              const unitAmountMinor = asWritten(price.unitAmountMinor, price.currency, to);
              form.setFieldValue('price', { ...price, currency: to, unitAmountMinor });
            }}
          />
          <MoneyField
            label={forms('price')}
            currency={price.currency}
            {...form.getInputProps('price.unitAmountMinor')}
          />
          <TextInput label={forms('lookupKey')} spellCheck={false} {...form.getInputProps('price.lookupKey')} />
        </SimpleGrid>
      </Card>
      <Card title={t('attach')} hint={t('attachHint')}>
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <PercentField
            label={t('attachWithout')}
            value={attach?.without ?? null}
            error={form.errors['attach.without']}
            onChange={(share) => attached({ without: share ?? 0 })}
          />
          <PercentField
            label={t('attachWith')}
            value={attach?.with ?? null}
            error={form.errors['attach.with']}
            onChange={(share) => attached({ with: share ?? 0 })}
          />
        </SimpleGrid>
      </Card>
      <PromotionFields form={form} />
    </FormPage>
  );
}
