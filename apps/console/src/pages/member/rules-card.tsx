import { Group, List, Text } from '@mantine/core';
import { CircleCheck, CircleX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Schema } from '../../api/schema';
import { Card } from '../../parts/card';
import { useCodes } from '../../parts/codes';
import { DataTable } from '../../parts/data-table';

type Explanation = Schema<'Explanation'>;

export function RulesCard({ rules, dataUsed }: Pick<Explanation, 'rules' | 'dataUsed'>) {
  const { t } = useTranslation('member');
  const codes = useCodes();
  return (
    <Card title={t('rules')}>
      <DataTable
        label={t('rules')}
        rows={rules}
        keyOf={({ reason }) => reason}
        columns={[
          { head: t('observed'), cell: (rule) => <Rule {...rule} name={codes('reason', rule.reason)} /> },
          { head: t('bound'), cell: ({ bound }) => bound },
        ]}
      />
      <div>
        <Text size="sm" c="dimmed" mb={4}>
          {t('dataUsed')}
        </Text>
        <List size="sm">
          {dataUsed.map((what) => (
            <List.Item key={what}>{what}</List.Item>
          ))}
        </List>
      </div>
    </Card>
  );
}

function Rule({ passed, observed, name }: { passed: boolean; observed: string; name: string }) {
  const { t } = useTranslation('member');
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
          {observed}
        </Text>
        {!passed && (
          <Text size="xs" c="dimmed">
            {name}
          </Text>
        )}
      </div>
    </Group>
  );
}
