import { DEFAULT_SIGNAL_DEFINITIONS, type SignalDefinition } from '#domain';
import { Database, signalDefinitionTable } from '#database';
import { Injectable, type OnModuleInit } from '@nestjs/common';

/** The catalogue of signal meanings. A change counts from the next signal on; scores already given stay. */
@Injectable()
export class DefineSignal implements OnModuleInit {
  constructor(private readonly database: Database) {}

  /** The defaults are there from the first start; what was edited since stays. */
  async onModuleInit(): Promise<void> {
    await this.database
      .createQueryBuilder()
      .insert()
      .into(signalDefinitionTable)
      .values([...DEFAULT_SIGNAL_DEFINITIONS])
      .orIgnore()
      .execute();
  }

  async run(definition: SignalDefinition): Promise<SignalDefinition> {
    await this.database.getRepository(signalDefinitionTable).upsert(definition, ['name']);
    return definition;
  }

  all(): Promise<SignalDefinition[]> {
    return this.database.getRepository(signalDefinitionTable).find({ order: { name: 'asc' } });
  }
}
