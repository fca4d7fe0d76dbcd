import { useQuery } from '@tanstack/react-query';
import { api } from './client';
import type { paths } from './schema';

interface Page<Row> {
  readonly hasMore: boolean;
  readonly data: readonly Row[];
}

/** How a list of the API is read page after page: each begins after what the last row of the one before is called. */
export function pagesBy<Row>(cursorOf: (last: Row) => string | number) {
  return {
    pageParamName: 'startingAfter',
    initialPageParam: null, // undefined would be sent as 0
    getNextPageParam: ({ hasMore, data }: Page<Row>) => {
      const last = data.at(-1);
      return hasMore && last ? cursorOf(last) : undefined;
    },
  } as const;
}
export const PAGES = pagesBy(({ id }: { readonly id: string }) => id);
export const VERSIONS = pagesBy(({ version }: { readonly version: number }) => version);

interface Kept<Row> {
  readonly nameOf: (row: Row) => string;
  readonly read: (query: { limit: number; startingAfter?: string }) => Promise<{ data?: Page<Row> }>;
}

/** Lists that people keep, few enough to be read whole: what their rows are called by, and how a page is read. */
const KEPT: { readonly [List in KeptList]: Kept<KeptRow<List>> } = {
  '/v1/bundles': { nameOf: ({ key }) => key, read: (query) => api.GET('/v1/bundles', { params: { query } }) },
  '/v1/campaigns': { nameOf: ({ key }) => key, read: (query) => api.GET('/v1/campaigns', { params: { query } }) },
  '/v1/incentives': { nameOf: ({ key }) => key, read: (query) => api.GET('/v1/incentives', { params: { query } }) },
  '/v1/offers': { nameOf: ({ key }) => key, read: (query) => api.GET('/v1/offers', { params: { query } }) },
  '/v1/plans': { nameOf: ({ key }) => key, read: (query) => api.GET('/v1/plans', { params: { query } }) },
  '/v1/products': { nameOf: ({ key }) => key, read: (query) => api.GET('/v1/products', { params: { query } }) },
  '/v1/signal-definitions': {
    nameOf: ({ name }) => name,
    read: (query) => api.GET('/v1/signal-definitions', { params: { query } }),
  },
  '/v1/webhook-endpoints': {
    nameOf: ({ id }) => id,
    read: (query) => api.GET('/v1/webhook-endpoints', { params: { query } }),
  },
};
export type KeptList =
  `/v1/${'bundles' | 'campaigns' | 'incentives' | 'offers' | 'plans' | 'products' | 'signal-definitions' | 'webhook-endpoints'}`;
export type KeptRow<List extends KeptList> =
  paths[List]['get']['responses'][200]['content']['application/json']['data'][number];

export function nameOfRow<List extends KeptList>(list: List, row: KeptRow<List>): string {
  return KEPT[list].nameOf(row);
}

/** A kept list to its end: who picks from it, or makes one more, must see all of it. */
export function useWhole<List extends KeptList>(list: List) {
  return useQuery({ queryKey: ['get', list, 'whole'], queryFn: () => readWhole(list) });
}

/** Plans as people call them; a plan that is not on the ladder is called by its key. */
export function usePlanNames(): (key: string) => string {
  const plans = useWhole('/v1/plans').data ?? [];
  return (key) => plans.find((plan) => plan.key === key)?.name ?? key;
}

async function readWhole<List extends KeptList>(list: List): Promise<readonly KeptRow<List>[]> {
  const rows: KeptRow<List>[] = [];
  for (let more = true; more;) {
    const last = rows.at(-1);
    const query = { limit: 100, ...(last && { startingAfter: nameOfRow(list, last) }) };
    const { data: page } = await KEPT[list].read(query);
    rows.push(...(page?.data ?? []));
    more = page?.hasMore ?? false;
  }
  return rows;
}
