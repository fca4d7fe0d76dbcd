import { MutationCache, QueryClient } from '@tanstack/react-query';
import createQueries from 'openapi-react-query';
import { api } from './client';
import { asProblem } from './problem';

/** Whatever was changed, what is on screen is read again; no page has to know what its change touched. */
export const queryClient: QueryClient = new QueryClient({
  mutationCache: new MutationCache({ onSuccess: () => queryClient.invalidateQueries() }),
  defaultOptions: {
    queries: {
      retry: (failures, error) => failures < 2 && isPassing(asProblem(error).status),
    },
  },
});

function isPassing(status: number): boolean {
  return status === 0 || status === 429 || status >= 500;
}

/** `queries.useQuery('get', '/v1/members')`: reads and changes with TanStack Query, typed by docs/openapi.json. */
export const queries = createQueries(api);
