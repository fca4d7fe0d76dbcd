import { ActionIcon, Button, Group, Stack } from '@mantine/core';
import { Plus, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './list-fields.module.css';

interface ListFieldsProps<Item> {
  readonly value: readonly Item[];
  readonly onChange: (value: Item[]) => void;
  /** A new one, to be filled in; absent: none can be added here. */
  readonly fresh?: () => Item;
  readonly addLabel?: string;
  /** How one is called when it is taken out. */
  readonly nameOf: (item: Item) => string;
  /** The fields of one. */
  readonly children: (item: Item, change: (to: Item) => void, at: number) => ReactNode;
}

/** As many of the same as are needed: each with its fields and a way to take it out. */
export function ListFields<Item>({ value, onChange, fresh, addLabel, nameOf, children }: ListFieldsProps<Item>) {
  const { t } = useTranslation('forms');
  return (
    <Stack gap="sm" align="flex-start">
      {value.map((item, at) => (
        <Group key={at} align="flex-end" gap="xs" wrap="nowrap" w="100%">
          <div className={classes.item}>{children(item, (to) => onChange(value.with(at, to)), at)}</div>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={`${t('remove')}: ${nameOf(item)}`}
            onClick={() => onChange(value.toSpliced(at, 1))}
          >
            <X size={16} aria-hidden />
          </ActionIcon>
        </Group>
      ))}
      {fresh && (
        <Button
          variant="light"
          size="xs"
          leftSection={<Plus size={14} aria-hidden />}
          onClick={() => onChange([...value, fresh()])}
        >
          {addLabel ?? t('add')}
        </Button>
      )}
    </Stack>
  );
}
