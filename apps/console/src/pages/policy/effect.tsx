import { Button, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { queries } from '../../api/queries';
import type { Schema } from '../../api/schema';
import { useCodes } from '../../parts/codes';
import { DataTable } from '../../parts/data-table';
import { useFigures } from '../../parts/figures';
import { ProblemAlert } from '../../parts/problem-alert';
import { Tile } from '../../parts/tile';
import type { Rules } from './rules';

/** What the changed rules would do, to members as they are now and to the log of decisions; changes nothing. */
export function Effect({ rules }: { rules: Rules }) {
  const { t } = useTranslation('policy');
  const simulate = queries.useMutation('post', '/v1/policy/simulate');
  const evaluate = queries.useMutation('post', '/v1/policy/evaluation');
  const run = () => {
    simulate.mutate({ body: rules });
    evaluate.mutate({ body: { rules } });
  };
  return (
    <Stack>
      <Group>
        <Button variant="light" loading={simulate.isPending || evaluate.isPending} onClick={run}>
          {t('simulate')}
        </Button>
        <Text size="sm" c="dimmed">
          {t('simulateHint')}
        </Text>
      </Group>
      <ProblemAlert error={simulate.error ?? evaluate.error} />
      {simulate.data && <Simulated simulation={simulate.data} />}
      {evaluate.data && (
        <div>
          <Text size="sm" c="dimmed">
            {t('onTheLog')}
          </Text>
          <Text size="sm">{evaluate.data.inWords}</Text>
        </div>
      )}
    </Stack>
  );
}

function Simulated({ simulation }: { simulation: Schema<'PolicySimulation'> }) {
  const { t } = useTranslation('policy');
  const codes = useCodes();
  const { whole, share } = useFigures();
  const { sample, inForce, candidate, changed, moves } = simulation;
  const asked = (counts: Readonly<Record<string, number>>) => whole(counts['eligible'] ?? 0);
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 3 }}>
        <Tile label={t('askedNow')} value={asked(inForce)} hint={t('ofSample', { sample: whole(sample) })} />
        <Tile label={t('askedThen')} value={asked(candidate)} hint={t('ofSample', { sample: whole(sample) })} />
        <Tile label={t('otherwise')} value={whole(changed)} hint={sample > 0 && share(changed / sample)} />
      </SimpleGrid>
      {moves.length > 0 && (
        <DataTable
          label={t('moves')}
          rows={moves}
          keyOf={({ from, to }) => `${from} ${to}`}
          columns={[
            { head: t('fromReason'), cell: ({ from }) => codes('reason', from) },
            { head: t('toReason'), cell: ({ to }) => codes('reason', to) },
            { head: t('members'), figures: true, cell: ({ members }) => whole(members) },
          ]}
        />
      )}
    </>
  );
}
