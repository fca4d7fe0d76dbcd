import { Text } from '@mantine/core';
import { Go } from '../../parts/go';

/** A thing by its name, which leads to it, with its key below. */
export function NameLink({ to, name, keyName }: { to: string; name: string; keyName?: string }) {
  return (
    <div>
      <Go to={to} fw={600}>
        {name}
      </Go>
      {keyName && (
        <Text size="xs" c="dimmed">
          {keyName}
        </Text>
      )}
    </div>
  );
}
