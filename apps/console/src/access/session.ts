import { useQuery } from '@tanstack/react-query';
import { api, holdCsrfToken } from '../api/client';
import { Problem } from '../api/problem';
import { queryClient } from '../api/queries';
import type { Answer } from '../api/schema';

export type Session = Answer<'SessionController_get'>;
export type Scope = Session['scopes'][number];

const KEY = ['session'];

/** Takes over a session that the api has just answered with; null: signed out. What was read for somebody else is forgotten. */
export function hold(session: Session | null): void {
  holdCsrfToken(session?.csrfToken);
  queryClient.removeQueries({ predicate: ({ queryKey: [first] }) => first !== KEY[0] });
  queryClient.setQueryData(KEY, session);
}

async function read(): Promise<Session | null> {
  try {
    const { data = null } = await api.GET('/v1/session');
    holdCsrfToken(data?.csrfToken);
    return data;
  } catch (error) {
    if (error instanceof Problem && error.status === 401) return null;
    throw error;
  }
}

const SESSION = { queryKey: KEY, queryFn: read, staleTime: 60_000 };

/** Begins to ask who works here before the first page asks. */
export function prefetchSession(): void {
  void queryClient.prefetchQuery(SESSION);
}

/** Who works here; null: nobody is signed in. */
export function useSession() {
  return useQuery(SESSION);
}

/** Whether the operator's role reaches so far; what it does not reach is not offered. */
export function useMay(scope: Scope): boolean {
  return useSession().data?.scopes.includes(scope) ?? false;
}
