import { useTranslation } from 'react-i18next';
import { useMay } from '../access/session';
import { VERSIONS } from '../api/lists';
import { queries } from '../api/queries';
import type { Schema } from '../api/schema';
import { Card } from '../parts/card';
import { ConfirmedButton } from '../parts/confirmed-button';
import { DataTable } from '../parts/data-table';
import { useFigures } from '../parts/figures';
import { Instant } from '../parts/instant';
import { Listed } from '../parts/listed';
import { Page } from '../parts/page';
import { Tag } from '../parts/tag';
import { Comparison } from './models/comparison';
import { PromoteButton } from './models/promote-button';

type Model = Schema<'Model'>;

/** What was learned: the newest candidate beside what is in force, and all before. */
export function Component() {
  const { t } = useTranslation('models');
  const models = queries.useInfiniteQuery('get', '/v1/models', { params: { query: { limit: 100 } } }, VERSIONS);
  return (
    <Page title={t('title')} hint={t('hint')}>
      <Listed from={models} empty={{ title: t('empty'), hint: t('emptyHint') }}>
        {(rows) => <Models models={rows} />}
      </Listed>
    </Page>
  );
}

function Models({ models }: { models: readonly Model[] }) {
  const active = models.find(({ status }) => status === 'active');
  const candidate = models.find(({ status, version }) => status === 'candidate' && version > (active?.version ?? 0));
  return (
    <>
      {candidate && <Comparison candidate={candidate} active={active} />}
      {active && <InForce active={active} />}
      <All models={models} />
    </>
  );
}

function InForce({ active }: { active: Model }) {
  const { t } = useTranslation('models');
  const mayManage = useMay('manage');
  const rollback = queries.useMutation('post', '/v1/models/rollback');
  const actions = mayManage && (
    <ConfirmedButton
      label={t('rollback')}
      question={t('rollbackAsk')}
      color="indigo"
      variant="default"
      change={{ ...rollback, mutateAsync: () => rollback.mutateAsync({}) }}
    />
  );
  const { promotedAt, promotedBy } = active;
  return (
    <Card title={t('inForce', { version: String(active.version) })} actions={actions}>
      {promotedAt && (
        <span>
          <Instant at={promotedAt} /> · {promotedBy}
        </span>
      )}
    </Card>
  );
}

function All({ models }: { models: readonly Model[] }) {
  const { t } = useTranslation('models');
  const { whole, decimal } = useFigures();
  const mayManage = useMay('manage');
  return (
    <Card title={t('all')} hint={t('allHint')}>
      <DataTable
        label={t('all')}
        rows={models}
        keyOf={({ version }) => String(version)}
        columns={[
          { head: t('version'), cell: ({ version }) => version },
          { head: t('status'), cell: ({ status }) => <Tag code={status}>{t(`statuses.${status}`)}</Tag> },
          { head: t('learned'), cell: ({ createdAt }) => <Instant at={createdAt} /> },
          { head: t('asks'), figures: true, cell: ({ evaluation: { asks } }) => asks !== undefined && whole(asks) },
          {
            head: t('accepts'),
            figures: true,
            cell: ({ evaluation: { accepts } }) => accepts !== undefined && whole(accepts),
          },
          {
            head: t('loss'),
            figures: true,
            cell: ({ evaluation: { loss } }) => loss !== undefined && decimal(loss, 4),
          },
          {
            head: t('action'),
            cell: ({ status, version }) => mayManage && status === 'retired' && <PromoteButton version={version} />,
          },
        ]}
      />
    </Card>
  );
}
