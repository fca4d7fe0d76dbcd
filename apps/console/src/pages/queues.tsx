import { Anchor, Button, Code, SimpleGrid } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMay } from '../access/session';
import { PAGES } from '../api/lists';
import { queries } from '../api/queries';
import type { Schema } from '../api/schema';
import { Card } from '../parts/card';
import { DataTable } from '../parts/data-table';
import { useFigures } from '../parts/figures';
import { Instant, useInstants } from '../parts/instant';
import { Listed } from '../parts/listed';
import { Page } from '../parts/page';
import { ProblemAlert } from '../parts/problem-alert';
import { Read } from '../parts/read';
import { Tile } from '../parts/tile';

type Jobs = Schema<'JobsSummary'>;

export function Component() {
  const { t } = useTranslation('queues');
  const mayOpenBoard = useMay('admin');
  const jobs = queries.useQuery('get', '/v1/jobs');
  const dead = queries.useInfiniteQuery('get', '/v1/jobs', { params: { query: { state: 'dead', limit: 50 } } }, PAGES);
  return (
    <Page title={t('title')} hint={t('hint')} actions={mayOpenBoard && <Anchor href="/queues">{t('board')}</Anchor>}>
      <Read from={jobs}>{(summary) => <Counts summary={summary} />}</Read>
      <Card title={t('deadJobs')} hint={t('deadJobsHint')}>
        <Listed from={dead} empty={{ title: t('none'), hint: t('noneHint') }}>
          {(rows) => <DeadJobs jobs={rows} />}
        </Listed>
      </Card>
    </Page>
  );
}

function Counts({ summary: { waiting, enqueued, later, dead, oldestSeconds } }: { summary: Jobs }) {
  const { t } = useTranslation('queues');
  const { whole } = useFigures();
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, lg: 4 }}>
      <Tile
        label={t('waiting')}
        value={whole(waiting)}
        hint={oldestSeconds > 0 ? t('oldest', { seconds: whole(oldestSeconds) }) : t('waitingHint')}
      />
      <Tile label={t('enqueued')} value={whole(enqueued)} hint={t('enqueuedHint')} />
      <Tile label={t('later')} value={whole(later)} hint={t('laterHint')} />
      <Tile label={t('dead')} value={whole(dead)} hint={t('deadHint')} />
    </SimpleGrid>
  );
}

function DeadJobs({ jobs }: { jobs: readonly Jobs['data'][number][] }) {
  const { t } = useTranslation('queues');
  const instants = useInstants();
  const mayRetry = useMay('manage');
  const retry = queries.useMutation('post', '/v1/jobs/{id}/retry');
  return (
    <>
      <ProblemAlert error={retry.error} />
      <DataTable
        label={t('deadJobs')}
        rows={jobs}
        keyOf={({ id }) => id}
        columns={[
          { head: t('job'), cell: ({ name }) => <Code>{name}</Code> },
          { head: t('error'), cell: ({ error }) => error ?? '–' },
          { head: t('attempts'), cell: ({ attempts }) => attempts, figures: true },
          { head: t('since'), cell: ({ deadAt }) => <Instant at={deadAt} /> },
          {
            head: t('retry'),
            cell: ({ id, name, deadAt }) => (
              <Button
                size="xs"
                variant="light"
                disabled={!mayRetry}
                loading={retry.isPending && retry.variables.params.path.id === id}
                aria-label={t('retryJob', { name, at: instants.moment(deadAt) })}
                onClick={() => retry.mutate({ params: { path: { id } } })}
              >
                {t('retry')}
              </Button>
            ),
          },
        ]}
      />
    </>
  );
}
