export * from './assert-queue-reachable';
export * from './job-catalog';
export * from './job-runner';
export * from './jobs.module';
export * from './jobs-store';
export * from './migrate-queue';
export * from './outbox';
export { openQueues, QUEUE_CONNECTIONS, readQueueState } from './queue-connection';
export * from './schedules';
