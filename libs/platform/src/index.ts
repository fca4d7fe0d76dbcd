export * from './clock';
export * from './coalescer';
export * from './config';
export * from './errors';
export * from './ids';
export * from './import-in-chunks';
export * from './json-lines';
export * from './log';
