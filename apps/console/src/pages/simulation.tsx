import { Button, SimpleGrid } from '@mantine/core';
import { keepPreviousData } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { queries } from '../api/queries';
import type { Schema } from '../api/schema';
import { Card } from '../parts/card';
import { DataTable } from '../parts/data-table';
import { Empty } from '../parts/empty';
import { useFigures } from '../parts/figures';
import { Go } from '../parts/go';
import { Money } from '../parts/money';
import { Page } from '../parts/page';
import { Read } from '../parts/read';
import { Tile } from '../parts/tile';
import { ReasonCounts } from './campaigns/reason-counts';
import { SendCurve } from './campaigns/send-curve';
import { SimulatedMembers } from './campaigns/simulated-members';

/** What a campaign would do, had it begun now; nothing is written and nobody is asked. */
export function Component() {
  const { t } = useTranslation('simulation');
  const { key = '' } = useParams();
  const simulated = queries.useQuery(
    'post',
    '/v1/campaigns/{key}/simulate',
    { params: { path: { key } } },
    { staleTime: Infinity, placeholderData: keepPreviousData },
  );
  const actions = (
    <>
      <Button variant="default" loading={simulated.isFetching} onClick={() => void simulated.refetch()}>
        {t('again')}
      </Button>
      <Button component={Link} to={`/campaigns/${key}`} variant="default">
        {t('back')}
      </Button>
    </>
  );
  return (
    <Page title={t('title', { campaign: key })} hint={t('hint')} actions={actions}>
      <Read from={simulated}>{(simulation) => <Simulation simulation={simulation} />}</Read>
    </Page>
  );
}

function Simulation({ simulation }: { simulation: Schema<'Simulation'> }) {
  const { t } = useTranslation('simulation');
  const figures = useFigures();
  const { audience, counts, exact, oneIn, sendsByLocalHour, discountLiabilityMinor, collisions, sample } = simulation;
  const liability = Object.entries(discountLiabilityMinor);
  if (audience === 0) return <Empty title={t('nobody')} hint={t('nobodyHint')} />;
  return (
    <>
      <SimpleGrid cols={{ base: 1, sm: 3 }}>
        <Tile
          label={t('audience')}
          value={figures.whole(audience)}
          hint={exact ? undefined : t('sampled', { oneIn: figures.whole(oneIn) })}
        />
        <Tile label={t('asked')} value={figures.whole(counts['eligible'] ?? 0)} />
        <Tile
          label={t('liability')}
          hint={t('liabilityHint')}
          value={
            liability.length === 0
              ? '–'
              : liability.map(([currency, minor]) => <Money key={currency} minor={minor} currency={currency} />)
          }
        />
      </SimpleGrid>
      <Card title={t('reasons')} hint={t('reasonsHint')}>
        <ReasonCounts label={t('reasons')} counts={counts} />
      </Card>
      <Card title={t('curve')} hint={t('curveHint')}>
        <SendCurve counts={sendsByLocalHour} />
      </Card>
      <Card title={t('collisions')} hint={t('collisionsHint')}>
        {collisions.length === 0 ? (
          <Empty title={t('noCollisions')} />
        ) : (
          <DataTable
            label={t('collisions')}
            rows={collisions}
            keyOf={({ campaign }) => campaign}
            columns={[
              { head: t('campaign'), cell: ({ campaign }) => <Go to={`/campaigns/${campaign}`}>{campaign}</Go> },
              { head: t('shared'), figures: true, cell: ({ members }) => figures.whole(members) },
            ]}
          />
        )}
      </Card>
      <Card title={t('sample')} hint={t('sampleHint', { count: sample.length })}>
        <SimulatedMembers sample={sample} />
      </Card>
    </>
  );
}
