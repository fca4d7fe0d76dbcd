import { Box, Group, SegmentedControl, Text } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DataTable, type Column } from '../parts/data-table';

interface ChartFigureProps<Row> {
  /** What the axes count, such as "USD a month". */
  readonly unit: string;
  /** What the chart shows, in a sentence with its main figures: said to those who cannot see it. */
  readonly summary: string;
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly keyOf: (row: Row) => string;
  readonly height?: number;
  readonly children: ReactNode;
}

/** A chart, and the same figures as a table. */
export function ChartFigure<Row>({
  unit,
  summary,
  rows,
  columns,
  keyOf,
  height = 260,
  children,
}: ChartFigureProps<Row>) {
  const { t } = useTranslation();
  const [view, setView] = useState('chart');
  return (
    <Box component="figure" m={0}>
      <Group justify="space-between" mb="xs">
        <Text size="xs" c="dimmed">
          {unit}
        </Text>
        <SegmentedControl
          size="xs"
          value={view}
          onChange={setView}
          aria-label={summary}
          data={[
            { value: 'chart', label: t('asChart') },
            { value: 'table', label: t('asTable') },
          ]}
        />
      </Group>
      {view === 'chart' ? (
        <Box role="img" aria-label={summary} h={height}>
          {children}
        </Box>
      ) : (
        <DataTable label={summary} columns={columns} rows={rows} keyOf={keyOf} />
      )}
    </Box>
  );
}
