export * from './ask-rate-store';
export * from './insights.module';
export * from './learn-weights';
export * from './reports-store';
export * from './ridge-logistic';
