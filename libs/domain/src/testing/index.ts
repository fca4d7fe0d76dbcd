export * from './decisions';
export * from './sales';
