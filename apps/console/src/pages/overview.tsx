import { SimpleGrid } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { queries } from '../api/queries';
import { Page } from '../parts/page';
import { Read } from '../parts/read';
import { everOf, spanOf } from '../parts/span';
import { FunnelCard } from './overview/funnel-card';
import { LadderCard } from './overview/ladder-card';
import { LiftCard } from './overview/lift-card';
import { MovementsCard } from './overview/movements-card';
import { QueueCard } from './overview/queue-card';
import { Tiles } from './overview/tiles';

const DAYS = 30;

/** How things stand. */
export function Component() {
  const { t } = useTranslation('overview');
  const overview = queries.useQuery('get', '/v1/overview');
  useEffect(() => void import('../charts/waterfall-chart'), []); // loaded beside the figures that it draws
  return (
    <Page title={t('title')} hint={t('hint')}>
      <Read from={overview}>
        {(figures) => {
          const span = spanOf(figures.now, DAYS);
          return (
            <>
              <Tiles figures={figures} span={span} />
              <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="lg">
                <MovementsCard span={span} />
                <LiftCard span={everOf(figures.now)} />
                <FunnelCard span={span} />
                <SimpleGrid cols={1} spacing="lg" style={{ alignContent: 'start' }}>
                  <LadderCard ladder={figures.membersByPlan} />
                  <QueueCard queue={figures.queue} />
                </SimpleGrid>
              </SimpleGrid>
            </>
          );
        }}
      </Read>
    </Page>
  );
}
