import { Table, Text } from '@mantine/core';
import { useCodes } from '../../parts/codes';
import { useFigures } from '../../parts/figures';
import classes from './reason-counts.module.css';

/** Members by the reason that decided, the most frequent first; those who would be asked stand out. */
export function ReasonCounts({ label, counts }: { label: string; counts: Readonly<Record<string, number>> }) {
  const codes = useCodes();
  const figures = useFigures();
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const rows = Object.entries(counts)
    .filter(([, count]) => count > 0)
    .sort(([, a], [, b]) => b - a);
  return (
    <Table aria-label={label} withRowBorders={false} verticalSpacing={4}>
      <Table.Tbody>
        {rows.map(([code, count]) => (
          <Table.Tr key={code}>
            <Table.Th scope="row" className={classes.reason}>
              {codes('reason', code)}
            </Table.Th>
            <Table.Td aria-hidden className={classes.track}>
              <div
                className={classes.bar}
                data-asked={code === 'eligible' || undefined}
                style={{ width: `${(100 * count) / all}%` }}
              />
            </Table.Td>
            <Table.Td ta="right" className={classes.count}>
              {figures.whole(count)}{' '}
              <Text span size="sm" c="dimmed">
                {figures.share(count / all)}
              </Text>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
