export * from './insights.module';
export * from './reports-store';
export * from './ridge-logistic';
