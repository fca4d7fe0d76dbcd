import { Module } from '@nestjs/common';
import { ReportsStore } from './reports-store';

@Module({ providers: [ReportsStore], exports: [ReportsStore] })
export class InsightsModule {}
