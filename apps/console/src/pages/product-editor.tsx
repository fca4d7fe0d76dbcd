import { Checkbox, MultiSelect, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { queries } from '../api/queries';
import type { Schema } from '../api/schema';
import { refuseTakenKey, useApiForm } from '../forms/api-form';
import { FormPage } from '../forms/form-page';
import { KeyField } from '../forms/key-field';
import { PercentField } from '../forms/number-field';
import { TimingField } from '../forms/timing-field';
import { Card } from '../parts/card';
import { Read } from '../parts/read';
import { PriceFields } from './catalogue/price-fields';

type Product = Schema<'Product'>;

const FRESH_PRICE: Product['prices'][number] = { currency: 'usd', unitAmountMinor: 0, lookupKey: '' };
const EMPTY: Product = {
  key: '',
  name: '',
  prices: [],
  margin: null,
  timing: 'both',
  complements: [],
  repeatable: false,
  active: true,
};

/** Adds a product, or changes one. */
export function Component() {
  const { key } = useParams();
  const products = queries.useQuery('get', '/v1/products');
  return (
    <Read from={products}>
      {({ data }) => <Editor key={key ?? ''} product={data.find((one) => one.key === key)} others={data} />}
    </Read>
  );
}

function Editor({ product, others }: { product: Product | undefined; others: readonly Product[] }) {
  const { t } = useTranslation('products');
  const { t: forms } = useTranslation('forms');
  const navigate = useNavigate();
  const put = queries.useMutation('put', '/v1/products/{key}');
  const apiForm = useApiForm(product ?? EMPTY, async ({ key, ...body }) => {
    if (!product) refuseTakenKey(key, others, forms('keyTaken'));
    await put.mutateAsync({ params: { path: { key } }, body });
    await navigate('/products');
  });
  const { form } = apiForm;
  const { key, prices } = form.values;
  return (
    <FormPage {...apiForm} title={product?.name ?? t('newProduct')} back="/products">
      <Card title={t('product')}>
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <TextInput label={forms('name')} required {...form.getInputProps('name')} />
          <KeyField fixed={Boolean(product)} {...form.getInputProps('key')} />
          <TimingField {...form.getInputProps('timing')} />
          <PercentField label={t('margin')} description={t('marginHint')} {...form.getInputProps('margin')} />
          <MultiSelect
            label={t('complements')}
            searchable
            description={t('complementsHint')}
            data={others.filter((one) => one.key !== key).map((one) => ({ value: one.key, label: one.name }))}
            {...form.getInputProps('complements')}
          />
        </SimpleGrid>
        <Stack gap="xs">
          <Checkbox label={t('repeatable')} {...form.getInputProps('repeatable', { type: 'checkbox' })} />
          <Checkbox label={forms('active')} {...form.getInputProps('active', { type: 'checkbox' })} />
        </Stack>
      </Card>
      <Card title={t('prices')} hint={t('pricesHint')}>
        <PriceFields
          value={prices}
          onChange={(to) => form.setFieldValue('prices', to)}
          fresh={FRESH_PRICE}
          of={key}
          errors={form.errors}
        />
      </Card>
    </FormPage>
  );
}
