import { SimpleGrid, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../access/session';
import type { Schema } from '../../api/schema';
import { Card } from '../../parts/card';
import { useCodes } from '../../parts/codes';
import { DataTable } from '../../parts/data-table';
import { useFigures } from '../../parts/figures';
import { Tile } from '../../parts/tile';
import { PromoteButton } from './promote-button';

type Model = Schema<'Model'>;
type Evaluation = Schema<'ModelEvaluation'>;
type Worth = NonNullable<Evaluation['candidate']>;

/** A candidate beside what is in force: its worth on the log, and what it weighs. */
export function Comparison({ candidate, active }: { candidate: Model; active: Model | undefined }) {
  const { t } = useTranslation('models');
  const mayManage = useMay('manage');
  const { asks, accepts, candidate: worth, incumbent, loss, lossOfShare } = candidate.evaluation;
  return (
    <Card
      title={t('candidate', { version: String(candidate.version) })}
      hint={active ? t('against', { version: String(active.version) }) : t('againstRule')}
      actions={mayManage && <PromoteButton version={candidate.version} />}
    >
      <SimpleGrid cols={{ base: 1, xs: 3 }}>
        <WorthTile label={t('worthCandidate')} worth={worth} />
        <WorthTile label={t('worthInForce')} worth={incumbent} />
        <LossTile loss={loss} lossOfShare={lossOfShare} />
      </SimpleGrid>
      {asks !== undefined && accepts !== undefined && <Learned asks={asks} accepts={accepts} />}
      <Weights candidate={candidate} active={active} />
    </Card>
  );
}

function WorthTile({ label, worth }: { label: string; worth: Worth | undefined }) {
  const { t } = useTranslation('models');
  const { decimal } = useFigures();
  if (!worth) return <Tile label={label} value="–" />;
  if ('refused' in worth) return <Tile label={label} value="–" hint={t(`refusals.${worth.refused}`)} />;
  const { value, standardError } = worth.doublyRobust;
  return <Tile label={label} value={decimal(value, 4)} hint={t('giveOrTake', { error: decimal(standardError, 4) })} />;
}

function LossTile({ loss, lossOfShare }: Pick<Evaluation, 'loss' | 'lossOfShare'>) {
  const { t } = useTranslation('models');
  const { decimal } = useFigures();
  return (
    <Tile
      label={t('loss')}
      value={loss === undefined ? '–' : decimal(loss, 4)}
      hint={lossOfShare !== undefined && t('lossOfShare', { loss: decimal(lossOfShare, 4) })}
    />
  );
}

function Learned({ asks, accepts }: { asks: number; accepts: number }) {
  const { t } = useTranslation('models');
  const { whole } = useFigures();
  return (
    <Text size="sm" c="dimmed">
      {t('learnedFrom', { asks: whole(asks), accepts: whole(accepts) })}
    </Text>
  );
}

function Weights({ candidate, active }: { candidate: Model; active: Model | undefined }) {
  const { t } = useTranslation('models');
  const { decimal } = useFigures();
  const codes = useCodes();
  const told = (weight: number | undefined) => (weight === undefined ? '–' : decimal(weight, 3));
  return (
    <DataTable
      label={t('weights')}
      rows={Object.entries(candidate.weights)}
      keyOf={([feature]) => feature}
      columns={[
        { head: t('feature'), cell: ([feature]) => codes('feature', feature) },
        { head: t('inForceShort'), figures: true, cell: ([feature]) => told(active?.weights[feature]) },
        { head: t('candidateShort'), figures: true, cell: ([, weight]) => told(weight) },
      ]}
    />
  );
}
