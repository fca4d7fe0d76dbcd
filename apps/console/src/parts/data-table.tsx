import { Box, Table } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './data-table.module.css';

export interface Column<Row> {
  readonly head: string;
  readonly cell: (row: Row) => ReactNode;
  /** Figures stand at the right. */
  readonly figures?: boolean;
}

interface DataTableProps<Row> {
  /** What is listed, for those who hear it. */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
}

/** Below these widths of its columns, in pixels, the table scrolls rather than squeeze its words. */
const [WORDS, FIGURES, WIDEST] = [130, 90, 760];

/** Rows under column heads; on a narrow screen it scrolls sideways by itself. */
export function DataTable<Row>({ label, columns, rows, keyOf }: DataTableProps<Row>) {
  return (
    <Box role="group" aria-label={label} tabIndex={0} className={classes.scroll}>
      <Table
        verticalSpacing="sm"
        horizontalSpacing="md"
        highlightOnHover
        miw={Math.min(
          columns.reduce((sum, { figures }) => sum + (figures ? FIGURES : WORDS), 0),
          WIDEST,
        )}
      >
        <Table.Thead>
          <Table.Tr>
            {columns.map(({ head, figures }) => (
              <Table.Th key={head} ta={figures ? 'right' : 'left'} style={{ verticalAlign: 'bottom' }}>
                {head}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={keyOf(row)}>
              {columns.map(({ head, cell, figures }) => (
                <Table.Td
                  key={head}
                  ta={figures ? 'right' : 'left'}
                  style={figures ? { fontVariantNumeric: 'tabular-nums' } : undefined}
                >
                  {cell(row)}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Box>
  );
}
