import { Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useWhole } from '../api/lists';
import type { Schema } from '../api/schema';
import { AddButton } from '../parts/add-button';
import { Card } from '../parts/card';
import { DataTable } from '../parts/data-table';
import { useFigures } from '../parts/figures';
import { Listed } from '../parts/listed';
import { Money } from '../parts/money';
import { Page } from '../parts/page';
import { NameLink } from './catalogue/name-link';
import { PromotionState } from './products/promotion-state';

/** What is sold beside a plan, and what makes one more thing worth while. */
export function Component() {
  const { t } = useTranslation('products');
  return (
    <Page title={t('title')} hint={t('hint')}>
      <Products />
      <Bundles />
      <Incentives />
    </Page>
  );
}

function Products() {
  const { t } = useTranslation('products');
  const { t: forms } = useTranslation('forms');
  const figures = useFigures();
  const products = useWhole('/v1/products');
  return (
    <Card
      title={t('products')}
      hint={t('productsHint')}
      actions={<AddButton to="/products/new" label={t('newProduct')} />}
    >
      <Listed from={products} empty={{ title: t('noProducts'), hint: t('noProductsHint') }}>
        {(rows) => (
          <DataTable
            label={t('products')}
            rows={rows}
            keyOf={({ key }) => key}
            columns={[
              {
                head: forms('name'),
                cell: ({ key, name }) => <NameLink to={`/products/${key}`} name={name} keyName={key} />,
              },
              { head: forms('price'), cell: ({ prices }) => <Prices prices={prices} /> },
              {
                head: t('margin'),
                figures: true,
                cell: ({ margin }) => (margin === null ? '–' : figures.share(margin)),
              },
              { head: forms('timing'), cell: ({ timing }) => forms(`timings.${timing}`) },
              { head: t('state'), cell: ({ active }) => <PromotionState active={active} /> },
            ]}
          />
        )}
      </Listed>
    </Card>
  );
}

function Prices({ prices }: { prices: Schema<'Product'>['prices'] }) {
  return (
    <Stack gap={0}>
      {prices.map(({ currency, unitAmountMinor }) => (
        <Money key={currency} minor={unitAmountMinor} currency={currency} />
      ))}
    </Stack>
  );
}

function Bundles() {
  const { t } = useTranslation('products');
  const bundles = useWhole('/v1/bundles');
  return (
    <Card title={t('bundles')} hint={t('bundlesHint')} actions={<AddButton to="/bundles/new" label={t('newBundle')} />}>
      <Listed from={bundles} empty={{ title: t('noBundles'), hint: t('noBundlesHint') }}>
        {(rows) => (
          <DataTable
            label={t('bundles')}
            rows={rows}
            keyOf={({ key }) => key}
            columns={[
              { head: t('bundle'), cell: ({ key }) => <NameLink to={`/bundles/${key}`} name={key} /> },
              { head: t('requires'), cell: ({ requires }) => requires.join(', ') },
              {
                head: t('cheaper'),
                cell: ({ productKey, price }) => (
                  <Group gap={6}>
                    <Text size="sm">{productKey}</Text>
                    <Money minor={price.unitAmountMinor} currency={price.currency} />
                  </Group>
                ),
              },
              { head: t('priority'), figures: true, cell: ({ priority }) => priority },
              { head: t('state'), cell: (bundle) => <PromotionState {...bundle} /> },
            ]}
          />
        )}
      </Listed>
    </Card>
  );
}

function Incentives() {
  const { t, i18n } = useTranslation('products');
  const incentives = useWhole('/v1/incentives');
  return (
    <Card
      title={t('incentives')}
      hint={t('incentivesHint')}
      actions={<AddButton to="/incentives/new" label={t('newIncentive')} />}
    >
      <Listed from={incentives} empty={{ title: t('noIncentives'), hint: t('noIncentivesHint') }}>
        {(rows) => (
          <DataTable
            label={t('incentives')}
            rows={rows}
            keyOf={({ key }) => key}
            columns={[
              { head: t('incentive'), cell: ({ key }) => <NameLink to={`/incentives/${key}`} name={key} /> },
              {
                head: t('threshold'),
                figures: true,
                cell: ({ thresholdMinor, currency }) => <Money minor={thresholdMinor} currency={currency} />,
              },
              { head: t('reward'), cell: ({ reward }) => reward[i18n.language] ?? reward['en'] },
              { head: t('priority'), figures: true, cell: ({ priority }) => priority },
              { head: t('state'), cell: (incentive) => <PromotionState {...incentive} /> },
            ]}
          />
        )}
      </Listed>
    </Card>
  );
}
