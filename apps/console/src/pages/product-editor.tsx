import { Checkbox, MultiSelect, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { queries } from '../api/queries';
import type { Schema } from '../api/schema';
import { Edited } from '../forms/edited';
import { FormPage } from '../forms/form-page';
import { KeyField } from '../forms/key-field';
import { useKeyedForm } from '../forms/keyed-form';
import { PercentField } from '../forms/number-field';
import { TimingField } from '../forms/timing-field';
import { Card } from '../parts/card';
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
  return <Edited of="/v1/products">{(one, all) => <Editor product={one} others={all} />}</Edited>;
}

function Editor({ product, others }: { product: Product | undefined; others: readonly Product[] }) {
  const { t } = useTranslation('products');
  const { t: forms } = useTranslation('forms');
  const put = queries.useMutation('put', '/v1/products/{key}');
  const apiForm = useKeyedForm<Product>({
    one: product,
    fresh: EMPTY,
    all: others,
    keyOf: ({ key }) => key,
    put: ({ key, ...body }) => put.mutateAsync({ params: { path: { key } }, body }),
    then: () => '/products',
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
