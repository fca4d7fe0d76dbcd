import { Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { usePlanNames } from '../../api/lists';
import { queries } from '../../api/queries';
import { Card } from '../../parts/card';
import { State, useCodes } from '../../parts/codes';
import { Empty } from '../../parts/empty';
import { useInstants } from '../../parts/instant';
import { Money } from '../../parts/money';
import { Read } from '../../parts/read';

/** What the member can answer now, in the words that they read. */
export function ProposalsCard({ id }: { id: string }) {
  const { t } = useTranslation('member');
  const codes = useCodes();
  const planName = usePlanNames();
  const instants = useInstants();
  const inbox = queries.useQuery('get', '/v1/members/{id}/proposals', { params: { path: { id } } });
  return (
    <Card title={t('openProposals')}>
      <Read from={inbox}>
        {({ data }) =>
          data.length === 0 ? (
            <Empty title={t('noProposals')} />
          ) : (
            <Stack>
              {data.map((proposal) => (
                <div key={proposal.id}>
                  <Group gap="sm">
                    <Text fw={600}>{proposal.words.title}</Text>
                    <State group="proposal" code={proposal.status} />
                  </Group>
                  <Text size="sm">{proposal.words.body}</Text>
                  <Text size="sm" c="dimmed">
                    {planName(proposal.plan)} ·{' '}
                    <Money minor={proposal.price.unitAmountMinor} currency={proposal.price.currency} />{' '}
                    {proposal.price.interval && codes('interval', proposal.price.interval)} ·{' '}
                    {t('until', { at: instants.moment(proposal.expiresAt) })}
                  </Text>
                </div>
              ))}
            </Stack>
          )
        }
      </Read>
    </Card>
  );
}
