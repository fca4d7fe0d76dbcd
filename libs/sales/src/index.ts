export * from './answer-question';
export * from './cross-sell';
export * from './expire-sales';
export * from './pay-sale';
export * from './sales-store';
export * from './sales.module';
export * from './settle-sale';
export * from './start-sale';
