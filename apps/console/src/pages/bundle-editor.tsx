import { MultiSelect, Select, SimpleGrid, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { queries } from '../api/queries';
import type { Schema } from '../api/schema';
import { refuseTakenKey, useApiForm } from '../forms/api-form';
import { CurrencyField } from '../forms/currency-field';
import { FormPage } from '../forms/form-page';
import { KeyField } from '../forms/key-field';
import { MoneyField } from '../forms/money-field';
import { PercentField } from '../forms/number-field';
import { Card } from '../parts/card';
import { Read } from '../parts/read';
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
  const { key } = useParams();
  const bundles = queries.useQuery('get', '/v1/bundles');
  return (
    <Read from={bundles}>
      {({ data }) => <Editor key={key ?? ''} bundle={data.find((one) => one.key === key)} others={data} />}
    </Read>
  );
}

function Editor({ bundle, others }: { bundle: Bundle | undefined; others: readonly Bundle[] }) {
  const { t } = useTranslation('products');
  const { t: forms } = useTranslation('forms');
  const navigate = useNavigate();
  const products = queries.useQuery('get', '/v1/products').data?.data ?? [];
  const plans = queries.useQuery('get', '/v1/plans').data?.data ?? [];
  const put = queries.useMutation('put', '/v1/bundles/{key}');
  const apiForm = useApiForm(
    bundle ?? EMPTY,
    async ({ key, ...body }) => {
      if (!bundle) refuseTakenKey(key, others, forms('keyTaken'));
      await put.mutateAsync({ params: { path: { key } }, body });
      await navigate('/products');
    },
    FIELD_OF,
  );
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
          <CurrencyField {...form.getInputProps('price.currency')} />
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
