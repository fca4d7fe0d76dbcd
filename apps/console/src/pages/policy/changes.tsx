import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DataTable } from '../../parts/data-table';
import { useFigures } from '../../parts/figures';
import type { Change } from './rules';

/** What differs, side by side. */
export function Changes({ changes }: { changes: readonly Change[] }) {
  const { t, i18n } = useTranslation('policy');
  const { t: common } = useTranslation();
  const { decimal } = useFigures();
  const nameOf = (path: string) =>
    i18n.exists(`names.${path}`, { ns: 'policy' }) ? String(t(`names.${path}` as never)) : path;
  const told = (value: unknown): string => {
    if (typeof value === 'number') return decimal(value, 4);
    if (typeof value === 'boolean') return value ? common('yes') : common('no');
    return typeof value === 'string' ? value : '–';
  };
  if (changes.length === 0) return <Text c="dimmed">{t('noChanges')}</Text>;
  return (
    <DataTable
      label={t('changes')}
      rows={changes}
      keyOf={({ path }) => path}
      columns={[
        { head: t('rule'), cell: ({ path }) => nameOf(path) },
        {
          head: t('before'),
          figures: true,
          cell: ({ before }) => (
            <Text span inherit c="dimmed" td="line-through">
              {told(before)}
            </Text>
          ),
        },
        {
          head: t('after'),
          figures: true,
          cell: ({ after }) => (
            <Text span inherit fw={600}>
              {told(after)}
            </Text>
          ),
        },
      ]}
    />
  );
}
