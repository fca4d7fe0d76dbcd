import { Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queries } from '../../api/queries';
import type { Schema } from '../../api/schema';
import { InstantField } from '../../forms/instant-field';
import { ConfirmedButton } from '../../parts/confirmed-button';

type Campaign = Schema<'Campaign'>;

/** What can be done with a campaign in its state; what cannot is not shown. */
export function CampaignMoves({ campaign: { key, status, trigger, schedule } }: { campaign: Campaign }) {
  const isLive = status === 'running' || status === 'scheduled';
  return (
    <>
      {status === 'draft' && <Start campaignKey={key} canWait={trigger === 'schedule' && schedule === null} />}
      {isLive && <Move campaignKey={key} move="pause" />}
      {status === 'paused' && <Move campaignKey={key} move="resume" />}
      {(isLive || status === 'paused' || status === 'draft') && <Move campaignKey={key} move="cancel" />}
    </>
  );
}

interface MoveProps {
  readonly campaignKey: string;
  readonly move: 'pause' | 'resume' | 'cancel';
}

function Move({ campaignKey: key, move }: MoveProps) {
  const { t } = useTranslation('campaigns');
  const change = queries.useMutation('post', `/v1/campaigns/{key}/${move}`);
  const run = () => change.mutateAsync({ params: { path: { key } } });
  return (
    <ConfirmedButton
      label={t(move)}
      question={t(`${move}Warning`)}
      {...(move === 'cancel' ? { color: 'red' } : { color: 'indigo', variant: 'default' })}
      change={{ ...change, mutateAsync: run }}
    />
  );
}

/** `canWait`: a wave without a schedule may begin at a time that is chosen now. */
function Start({ campaignKey: key, canWait }: { campaignKey: string; canWait: boolean }) {
  const { t } = useTranslation('campaigns');
  const [startsAt, setStartsAt] = useState<string | null>(null);
  const start = queries.useMutation('post', '/v1/campaigns/{key}/schedule');
  const run = () => start.mutateAsync({ params: { path: { key } }, body: startsAt ? { startsAt } : {} });
  const question = (
    <Stack>
      <Text>{t('startWarning')}</Text>
      {canWait && (
        <InstantField label={t('startAt')} description={t('startAtHint')} value={startsAt} onChange={setStartsAt} />
      )}
    </Stack>
  );
  return (
    <ConfirmedButton
      label={t('start')}
      question={question}
      color="indigo"
      variant="filled"
      change={{ ...start, mutateAsync: run }}
    />
  );
}
