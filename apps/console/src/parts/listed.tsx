import { Button, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty } from './empty';
import { Read, type Reading } from './read';
import { Searched } from './searched';

/** A list read whole, or its pages as far as they were read. */
type Rows<Row> = readonly Row[] | { readonly pages: readonly { readonly data: readonly Row[] }[] };

interface ListedProps<Row> {
  readonly from: Reading<Rows<Row>> & Partial<NextPage>;
  /** What is said in place of no rows. */
  readonly empty: { readonly title: string; readonly hint?: string };
  readonly children: (rows: readonly Row[]) => ReactNode;
}

interface NextPage {
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly fetchNextPage: () => unknown;
}

/** The rows of a list once they are there, with a way to the next of them; one that is there as a whole is searched. */
export function Listed<Row>({ from, empty, children }: ListedProps<Row>) {
  const { t } = useTranslation();
  return (
    <Read from={from}>
      {(data) => {
        const rows = 'pages' in data ? data.pages.flatMap((page) => page.data) : data;
        if (rows.length === 0) return <Empty {...empty} />;
        if (!('pages' in data)) return <Searched rows={data}>{children}</Searched>;
        return (
          <>
            {children(rows)}
            {from.hasNextPage && (
              <Group justify="center">
                <Button variant="default" loading={from.isFetchingNextPage} onClick={() => from.fetchNextPage?.()}>
                  {t('more')}
                </Button>
              </Group>
            )}
          </>
        );
      }}
    </Read>
  );
}
