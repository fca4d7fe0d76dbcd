import { Database, inTransaction } from '#database';
import { Injectable } from '@nestjs/common';
import { AlsoBoughtStore } from './also-bought-store';

/** Each night: what suits each item best, by all orders so far. */
@Injectable()
export class RenewAlsoBought {
  constructor(
    private readonly database: Database,
    private readonly alsoBought: AlsoBoughtStore,
  ) {}

  run(): Promise<void> {
    return inTransaction(this.database, (tx) => this.alsoBought.renew(tx));
  }
}
