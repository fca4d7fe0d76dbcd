import { Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWhole } from '../api/lists';
import { queries } from '../api/queries';
import { Card } from '../parts/card';
import { Empty } from '../parts/empty';
import { Page } from '../parts/page';
import { Read } from '../parts/read';
import { spanOf } from '../parts/span';
import { ExperimentCard } from './experiments/experiment-card';
import { experimentsOf } from './experiments/experiments';

const SPANS = ['30', '90', '365'] as const;

/** Offers for the same plan against each other: the share each is given, and what came of it. */
export function Component() {
  const { t } = useTranslation('experiments');
  const [days, setDays] = useState<string>(SPANS[1]);
  const overview = queries.useQuery('get', '/v1/overview');
  const choose = (
    <Select
      aria-label={t('span')}
      data={SPANS.map((one) => ({ value: one, label: t('days', { days: one }) }))}
      value={days}
      allowDeselect={false}
      onChange={(chosen) => chosen && setDays(chosen)}
    />
  );
  return (
    <Page title={t('title')} hint={t('hint')} actions={choose}>
      <Read from={overview}>{({ now }) => <Experiments now={now} days={Number(days)} />}</Read>
    </Page>
  );
}

function Experiments({ now, days }: { now: string; days: number }) {
  const { t } = useTranslation('experiments');
  const report = queries.useQuery('get', '/v1/reports/offers', { params: { query: spanOf(now, days) } });
  const campaigns = useWhole('/v1/campaigns').data ?? [];
  const offers = useWhole('/v1/offers').data ?? [];
  const policy = queries.useQuery('get', '/v1/policy');
  return (
    <Read from={policy}>
      {({ armWeights, weighArmsByRule }) => (
        <Read from={report}>
          {({ data }) => {
            const experiments = experimentsOf(campaigns, offers, armWeights, data);
            if (experiments.length === 0)
              return (
                <Card>
                  <Empty title={t('empty')} hint={t('emptyHint')} />
                </Card>
              );
            return experiments.map((experiment) => (
              <ExperimentCard
                key={`${experiment.campaignKey} ${experiment.planKey}`}
                experiment={experiment}
                byRule={weighArmsByRule}
              />
            ));
          }}
        </Read>
      )}
    </Read>
  );
}
