export * from './at-once';
export * from './clone-database';
