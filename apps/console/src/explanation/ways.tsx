import { List, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Schema } from '../api/schema';
import { useSayings } from './sayings';

/** What would change a decision; nothing for who is asked. */
export function Ways({ of: { said, changes } }: { of: Schema<'Explanation'> }) {
  const { t } = useTranslation('member');
  const say = useSayings();
  if (said.changes.length === 0) return null;
  return (
    <div>
      <Text size="sm" c="dimmed" mb={4}>
        {t('changes')}
      </Text>
      <List size="sm" spacing={4}>
        {said.changes.map((change, at) => (
          <List.Item key={change.code}>{say(change, changes[at] ?? '')}</List.Item>
        ))}
      </List>
    </div>
  );
}
