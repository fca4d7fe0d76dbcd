import { Group, List, Text } from '@mantine/core';
import { CircleCheck, CircleX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Schema } from '../../api/schema';
import { useSayings } from '../../explanation/sayings';
import { Card } from '../../parts/card';
import { useCodes } from '../../parts/codes';
import { DataTable } from '../../parts/data-table';
import { useInstants } from '../../parts/instant';

type Explanation = Schema<'Explanation'>;

export function RulesCard({ rules, dataUsed, said }: Explanation) {
  const { t } = useTranslation('member');
  const say = useSayings();
  return (
    <Card title={t('rules')}>
      <DataTable
        label={t('rules')}
        rows={rules}
        keyOf={({ reason }) => reason}
        columns={[
          { head: t('observed'), cell: (rule) => <Rule {...rule} /> },
          { head: t('bound'), cell: (rule) => say(rule.said.bound, rule.bound) },
        ]}
      />
      <div>
        <Text size="sm" c="dimmed" mb={4}>
          {t('dataUsed')}
        </Text>
        <List size="sm">
          {said.dataUsed.map((what, at) => (
            <List.Item key={what.code}>{say(what, dataUsed[at] ?? '')}</List.Item>
          ))}
        </List>
      </div>
    </Card>
  );
}

function Rule({ reason, passed, observed, until, said }: Explanation['rules'][number]) {
  const { t } = useTranslation('member');
  const codes = useCodes();
  const say = useSayings();
  const instants = useInstants();
  const Icon = passed ? CircleCheck : CircleX;
  return (
    <Group gap="xs" wrap="nowrap" align="flex-start">
      <Icon
        size={18}
        color={passed ? 'var(--good)' : 'var(--bad)'}
        role="img"
        aria-label={passed ? t('passed') : t('stopped')}
        style={{ flexShrink: 0, marginTop: 2 }}
      />
      <div>
        <Text size="sm" fw={passed ? 400 : 600}>
          {say(said.observed, observed)}
        </Text>
        {!passed && (
          <Text size="xs" c="dimmed">
            {codes('reason', reason)}
            {until && `, ${t('until', { at: instants.moment(until) })}`}
          </Text>
        )}
      </div>
    </Group>
  );
}
