import { SimpleGrid } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { queries } from '../../api/queries';
import type { Schema } from '../../api/schema';
import { useFigures } from '../../parts/figures';
import { Money } from '../../parts/money';
import type { Span } from '../../parts/span';
import { Tile } from '../../parts/tile';

export function Tiles({ figures, span }: { figures: Schema<'Overview'>; span: Span }) {
  const { t } = useTranslation('overview');
  const { whole, share } = useFigures();
  const asked = queries.useQuery('get', '/v1/reports/ask-rate', { params: { query: span } }).data;
  const [main, ...others] = figures.mrr;
  const paying = figures.mrr.reduce((sum, { subscriptions }) => sum + subscriptions, 0);
  const members = figures.membersByPlan.reduce((sum, plan) => sum + plan.members, 0);
  return (
    <SimpleGrid cols={{ base: 2, lg: 4 }} spacing={{ base: 'xs', xs: 'md' }}>
      <Tile
        label={t('recurring')}
        value={main ? <Money minor={main.amountMinor} currency={main.currency} /> : '–'}
        hint={
          main ? (
            <>
              {t('subscriptions', { count: main.subscriptions })}
              {others.map(({ currency, amountMinor }) => (
                <span key={currency}>
                  {' + '}
                  <Money minor={amountMinor} currency={currency} />
                </span>
              ))}
            </>
          ) : (
            t('noRevenue')
          )
        }
      />
      <Tile
        label={t('members')}
        value={whole(members)}
        hint={members > 0 && t('payingShare', { share: share(paying / members) })}
      />
      <Tile
        label={t('openProposals')}
        value={whole(figures.openProposals)}
        hint={t('campaigns', { count: figures.runningCampaigns })}
      />
      <Tile
        label={t('askRate')}
        value={asked && asked.askRate !== null ? share(asked.askRate) : '–'}
        hint={asked?.eligible ? t('askRateHint', { sales: whole(asked.eligible) }) : t('noSales')}
      />
    </SimpleGrid>
  );
}
