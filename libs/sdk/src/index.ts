export {
  ApiError,
  AuthenticationError,
  ConflictError,
  ConnectionError,
  InvalidRequestError,
  NotFoundError,
  PaymentError,
  PermissionError,
  RateLimitError,
  TierliftError,
  UnavailableError,
  WebhookVerificationError,
  type ErrorCode,
  type Problem,
} from './errors.ts';
export type { Answer, Body, Method, PathOf, RequestOptions } from './operations.ts';
export { Pages } from './pages.ts';
export type { components, operations, paths } from './schema.ts';
export type { Signal, SignalQueueOptions } from './signal-queue.ts';
export { Tierlift, type TierliftOptions } from './tierlift.ts';
export { verify, type TierliftEvent, type VerifyOptions } from './webhooks.ts';
