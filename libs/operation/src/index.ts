export * from './backlog-store';
export * from './doctor/examine';
export * from './doctor/finding';
export * from './operation.module';
export * from './readiness';
