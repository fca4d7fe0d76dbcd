import { ActionIcon, Button, Group, Menu, Paper, Select, Stack, Text } from '@mantine/core';
import { Plus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import {
  DEEPEST_GROUP,
  FRESH,
  groupOf,
  isGroup,
  jointOf,
  JOINS,
  KINDS,
  type Audience,
  type Group as Joined,
} from './audience';
import { ConditionFields } from './condition-fields';
import classes from './audience-field.module.css';

interface AudienceFieldProps<Part extends Audience = Audience> {
  readonly value: Part;
  readonly onChange: (value: Audience) => void;
  readonly depth?: number;
}

/** Conditions joined by all, any and none, in groups within groups. */
export function AudienceField({ value, onChange, depth = 1 }: AudienceFieldProps<Parameters<typeof groupOf>[0]>) {
  const { t } = useTranslation('audience');
  const { join, parts } = groupOf(value);
  const change = (to: Partial<Joined>) => onChange(jointOf({ join, parts, ...to }));
  return (
    <Stack gap="sm">
      <Group gap="xs">
        <Select
          aria-label={t('join')}
          data={JOINS.map((one) => ({ value: one, label: t(`joins.${one}`) }))}
          value={join}
          allowDeselect={false}
          onChange={(chosen) => chosen && change({ join: chosen })}
          w={230}
        />
        {parts.length === 0 && (
          <Text size="sm" c="dimmed">
            {join === 'all' ? t('everybody') : t('nothingYet')}
          </Text>
        )}
      </Group>
      <Stack gap="xs" className={classes.parts}>
        {parts.map((part, at) => (
          <Part
            key={at}
            value={part}
            depth={depth + 1}
            onChange={(changed) => change({ parts: parts.with(at, changed) })}
            onRemove={() => change({ parts: parts.toSpliced(at, 1) })}
          />
        ))}
        <AddPart nestable={depth < DEEPEST_GROUP} onAdd={(part) => change({ parts: [...parts, part] })} />
      </Stack>
    </Stack>
  );
}

function Part({ value, onChange, onRemove, depth }: AudienceFieldProps & { onRemove: () => void }) {
  const { t } = useTranslation('audience');
  return (
    <Paper withBorder p="sm" bg="var(--card)">
      <Group align="flex-start" wrap="nowrap" justify="space-between">
        <div className={classes.part}>
          {isGroup(value) ? (
            <AudienceField value={value} onChange={onChange} depth={depth} />
          ) : (
            <ConditionFields value={value} onChange={onChange} />
          )}
        </div>
        <ActionIcon variant="subtle" color="gray" aria-label={t('remove')} onClick={onRemove}>
          <X size={16} aria-hidden />
        </ActionIcon>
      </Group>
    </Paper>
  );
}

function AddPart({ nestable, onAdd }: { nestable: boolean; onAdd: (part: Audience) => void }) {
  const { t } = useTranslation('audience');
  return (
    <Menu position="bottom-start" withinPortal>
      <Menu.Target>
        <Button variant="light" size="xs" leftSection={<Plus size={14} aria-hidden />} className={classes.add}>
          {t('add')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {KINDS.map((kind) => (
          <Menu.Item key={kind} onClick={() => onAdd(FRESH[kind])}>
            {t(`kinds.${kind}`)}
          </Menu.Item>
        ))}
        {nestable && <Menu.Divider />}
        {nestable && <Menu.Item onClick={() => onAdd({ any: [] })}>{t('group')}</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  );
}
