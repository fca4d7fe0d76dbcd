export * from './assert-reachable';
export * from './database';
export * from './database.module';
export * from './errors';
export * from './migrate-database';
export * from './options';
export * from './shared-clock';
export * from './tables';
