import type { Query } from '@tanstack/react-query';
import { useEffect } from 'react';
import { queryClient } from './queries';

const POLL_MS = 15_000;
const RECONNECT_MS = 60_000;

/** Which reads a hint makes old. */
const TOUCHED: Readonly<Record<string, readonly string[]>> = {
  campaign: ['/v1/campaigns', '/v1/overview'],
  queue: ['/v1/jobs', '/v1/overview'],
  proposal: ['/v1/members', '/v1/overview'],
  sale: ['/v1/sales'],
  plan_change: ['/v1/members', '/v1/overview', '/v1/reports/mrr-movements'],
};

/** Keeps what is on screen true while it is open: by the api's hints, and by asking now and then while there are none. */
export function useLiveUpdates(): void {
  useEffect(() => {
    let polling: number | undefined;
    let source: EventSource | undefined;
    let reconnecting: number | undefined;
    const listen = () => {
      source = new EventSource('/v1/live');
      source.onopen = () => {
        window.clearInterval(polling);
        polling = undefined;
      };
      source.onmessage = ({ data }: MessageEvent<string>) => refresh(data);
      source.onerror = () => {
        // the browser tries again every few seconds, and each failure is told
        polling ??= window.setInterval(() => void queryClient.invalidateQueries({ predicate: isRead }), POLL_MS);
        if (source?.readyState === EventSource.CLOSED) reconnecting = window.setTimeout(listen, RECONNECT_MS);
      };
    };
    listen();
    return () => {
      source?.close();
      window.clearInterval(polling);
      window.clearTimeout(reconnecting);
    };
  }, []);
}

function refresh(data: string): void {
  const { type } = JSON.parse(data) as { type: string };
  const touched = TOUCHED[type] ?? [];
  void queryClient.invalidateQueries({
    predicate: (query) => isRead(query) && touched.some((prefix) => String(query.queryKey[1]).startsWith(prefix)),
  });
}

/** A simulation or a count, which is a POST, is dear and as of when it was asked for. */
function isRead({ queryKey: [method] }: Pick<Query, 'queryKey'>): boolean {
  return method !== 'post';
}
