/** How a list of the API is read page after page: from the last row of the page before. */
export const PAGES = {
  pageParamName: 'startingAfter',
  initialPageParam: null, // undefined would be sent as 0
  getNextPageParam: (page: { hasMore: boolean; data: readonly { id: string }[] }) =>
    page.hasMore ? page.data.at(-1)?.id : undefined,
} as const;

/** All rows that were read so far. */
export function rowsOf<Row>(pages: { pages: readonly { data: readonly Row[] }[] }): readonly Row[] {
  return pages.pages.flatMap(({ data }) => data);
}
