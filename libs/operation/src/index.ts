export * from './backlog-store';
export { examine } from './doctor/examine';
export type { Finding } from './doctor/finding';
export * from './operation.module';
export * from './readiness';
