export * from './insights.module';
export * from './reports-store';
