import { Badge, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useWhole } from '../api/lists';
import type { Schema } from '../api/schema';
import { NameLink } from './catalogue/name-link';
import { useTermsInWords } from './catalogue/terms-in-words';
import { AddButton } from '../parts/add-button';
import { Card } from '../parts/card';
import { DataTable } from '../parts/data-table';
import { useFigures } from '../parts/figures';
import { Listed } from '../parts/listed';
import { Money } from '../parts/money';
import { Page } from '../parts/page';

type Plan = Schema<'Plan'>;

/** The ladder, and the offers that sell its steps. */
export function Component() {
  const { t } = useTranslation('catalogue');
  const plans = useWhole('/v1/plans');
  const offers = useWhole('/v1/offers');
  return (
    <Page title={t('title')} hint={t('hint')}>
      <Card title={t('plans')} hint={t('plansHint')} actions={<AddButton to="/plans/new" label={t('newPlan')} />}>
        <Listed from={plans} empty={{ title: t('noPlans'), hint: t('noPlansHint') }}>
          {(rows) => <Plans plans={rows} />}
        </Listed>
      </Card>
      <Card title={t('offers')} hint={t('offersHint')} actions={<AddButton to="/offers/new" label={t('newOffer')} />}>
        <Listed from={offers} empty={{ title: t('noOffers'), hint: t('noOffersHint') }}>
          {(rows) => <Offers offers={rows} plans={plans.data ?? []} />}
        </Listed>
      </Card>
    </Page>
  );
}

function Plans({ plans }: { plans: readonly Plan[] }) {
  const { t } = useTranslation('catalogue');
  const figures = useFigures();
  const { t: forms } = useTranslation('forms');
  return (
    <DataTable
      label={t('plans')}
      rows={plans}
      keyOf={({ key }) => key}
      columns={[
        { head: forms('name'), cell: ({ key, name }) => <NameLink to={`/plans/${key}`} name={name} keyName={key} /> },
        { head: t('rank'), figures: true, cell: ({ rank }) => rank },
        { head: t('prices'), cell: ({ prices }) => <Prices prices={prices} /> },
        {
          head: t('entitlements'),
          cell: ({ entitlements }) =>
            entitlements
              .map(({ key, perMonth }) =>
                perMonth === null ? key : `${key} (${t('upTo', { limit: figures.whole(perMonth) })})`,
              )
              .join(', '),
        },
      ]}
    />
  );
}

function Prices({ prices }: { prices: Plan['prices'] }) {
  const { t } = useTranslation('catalogue');
  const { t: forms } = useTranslation('forms');
  if (prices.length === 0) return t('free');
  return (
    <Stack gap={0}>
      {prices.map(({ lookupKey, interval, currency, unitAmountMinor }) => (
        <Text key={lookupKey} size="sm">
          <Money minor={unitAmountMinor} currency={currency} /> {forms(`intervals.${interval}`)}
        </Text>
      ))}
    </Stack>
  );
}

function Offers({ offers, plans }: { offers: readonly Schema<'Offer'>[]; plans: readonly Plan[] }) {
  const { t } = useTranslation('catalogue');
  const { t: forms } = useTranslation('forms');
  const termsInWords = useTermsInWords();
  const priceOf = ({ planKey, interval, currency }: Schema<'Offer'>) =>
    plans
      .find(({ key }) => key === planKey)
      ?.prices.find((one) => one.interval === interval && one.currency === currency);
  return (
    <DataTable
      label={t('offers')}
      rows={offers}
      keyOf={({ key }) => key}
      columns={[
        {
          head: t('offer'),
          cell: ({ key, words, active }) => (
            <Group gap="xs" wrap="nowrap">
              <NameLink to={`/offers/${key}`} name={words.title} keyName={key} />
              {!active && <Badge color="gray">{t('inactive')}</Badge>}
            </Group>
          ),
        },
        { head: t('plan'), cell: ({ planKey }) => plans.find(({ key }) => key === planKey)?.name ?? planKey },
        {
          head: t('price'),
          cell: (offer) => {
            const price = priceOf(offer);
            return (
              <>
                {price && <Money minor={price.unitAmountMinor} currency={offer.currency} />}{' '}
                {forms(`intervals.${offer.interval}`)}
              </>
            );
          },
        },
        { head: t('terms'), cell: ({ terms, currency }) => termsInWords(terms, currency) },
        { head: forms('timing'), cell: ({ timing }) => forms(`timings.${timing}`) },
      ]}
    />
  );
}
