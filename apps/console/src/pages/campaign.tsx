import { Alert, Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useMay } from '../access/session';
import { queries } from '../api/queries';
import type { Schema } from '../api/schema';
import { Page } from '../parts/page';
import { Read } from '../parts/read';
import { CampaignFacts } from './campaigns/campaign-facts';
import { CampaignMoves } from './campaigns/campaign-moves';
import { Results } from './campaigns/results';
import { Waves } from './campaigns/waves';

/** One campaign: what it is, how far it is, and what can be done with it. */
export function Component() {
  const { key = '' } = useParams();
  const campaign = queries.useQuery('get', '/v1/campaigns/{key}', { params: { path: { key } } });
  return <Read from={campaign}>{(one) => <Campaign campaign={one} />}</Read>;
}

function Campaign({ campaign }: { campaign: Schema<'Campaign'> }) {
  const { t } = useTranslation('campaigns');
  const { key, name, status, trigger, stoppedBecause } = campaign;
  const mayManage = useMay('manage');
  const actions = (
    <Group gap="xs">
      {mayManage && status === 'draft' && (
        <Button component={Link} to={`/campaigns/${key}/edit`} variant="default">
          {t('edit')}
        </Button>
      )}
      {mayManage && (
        <Button component={Link} to={`/campaigns/new?from=${key}`} variant="default">
          {t('copy')}
        </Button>
      )}
      <Button component={Link} to={`/campaigns/${key}/simulation`} variant="default">
        {t('simulate')}
      </Button>
      {mayManage && <CampaignMoves campaign={campaign} />}
    </Group>
  );
  return (
    <Page title={name} hint={key} actions={actions}>
      {stoppedBecause && (
        <Alert color="orange" title={t('stoppedBecause')}>
          {t(`stopReasons.${stoppedBecause}`)}
        </Alert>
      )}
      <CampaignFacts campaign={campaign} />
      {status !== 'draft' && <Results campaignKey={key} />}
      {trigger === 'schedule' && <Waves campaignKey={key} running={status === 'running'} />}
    </Page>
  );
}
