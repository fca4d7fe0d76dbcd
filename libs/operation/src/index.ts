export * from './backlog-store';
export * from './operation.module';
export * from './readiness';
