import type { Metadata } from './catalogue-model';

/** What is told to others, and what was answered to them. Times are unix seconds. */
export interface StripeEvent {
  id: string;
  type: string;
  created: number;
  object: object;
  previous: object | null;
  requestId: string | null;
  idempotencyKey: string | null;
}

export interface Endpoint {
  id: string;
  url: string;
  secret: string;
  /** Signs too until this real time, in unix seconds. */
  formerSecret: { value: string; until: number } | null;
  apiVersion: string | null;
  enabledEvents: string[];
  disabled: boolean;
  description: string | null;
  metadata: Metadata;
  created: number;
}

export interface Delivery {
  id: string;
  event: string;
  endpoint: string;
  attempts: number;
  state: 'pending' | 'delivered' | 'failed';
}

/** The first answer to an idempotency key, kept for its repeats. */
export interface Remembered {
  id: string;
  request: string;
  status: number;
  body: object;
}
