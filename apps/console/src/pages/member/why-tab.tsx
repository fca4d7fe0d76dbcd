import { Group, SimpleGrid, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { queries } from '../../api/queries';
import type { Schema } from '../../api/schema';
import { Ways } from '../../explanation/ways';
import { Card } from '../../parts/card';
import { State, useCodes } from '../../parts/codes';
import { Empty } from '../../parts/empty';
import { useInstants } from '../../parts/instant';
import { Read } from '../../parts/read';
import { MomentCard } from './moment-card';
import { ProposalsCard } from './proposals-card';
import { RulesCard } from './rules-card';

/** The trace of a decision that would be made now, in words. */
export function WhyTab({ id }: { id: string }) {
  const { t } = useTranslation('member');
  const explanation = queries.useQuery('get', '/v1/members/{id}/explanation', { params: { path: { id } } });
  return (
    <Read from={explanation}>
      {(why) => (
        <Stack gap="lg">
          <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="lg">
            <Summary why={why} />
            {why.moment ? (
              <MomentCard moment={why.moment} />
            ) : (
              <Card title={t('moment')}>
                <Empty title={t('notScored')} hint={t('notScoredHint')} />
              </Card>
            )}
          </SimpleGrid>
          <RulesCard {...why} />
          <ProposalsCard id={id} />
        </Stack>
      )}
    </Read>
  );
}

function Summary({ why }: { why: Schema<'Explanation'> }) {
  const { t } = useTranslation('member');
  const codes = useCodes();
  const instants = useInstants();
  const waits = why.rules.some(({ passed }) => !passed);
  const model = why.modelVersion === null ? '' : `, ${t('modelVersion', { version: String(why.modelVersion) })}`;
  return (
    <Card title={t('now')} hint={t('nowHint')}>
      <Group gap="sm" align="flex-start" wrap="nowrap">
        <State group="outcome" code={why.outcome} />
        <Text fw={600}>{why.because.map((reason) => codes('reason', reason)).join(' · ')}</Text>
      </Group>
      <Ways of={why} />
      {why.notBefore && waits && <Text size="sm">{t('notBefore', { at: instants.moment(why.notBefore) })}</Text>}
      <Text size="xs" c="dimmed">
        {t('policyVersion', { version: String(why.policyVersion) })}
        {model}
      </Text>
    </Card>
  );
}
