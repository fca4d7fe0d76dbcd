export * from './erase-member';
export * from './export-member';
export * from './forget-member';
export * from './privacy.module';
