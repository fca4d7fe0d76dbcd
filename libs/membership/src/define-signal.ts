import { DEFAULT_SIGNAL_DEFINITIONS, type SignalDefinition } from '#domain';
import { Database, signalDefinitionTable } from '#database';
import { DomainError } from '#platform';
import { Injectable, type OnModuleInit } from '@nestjs/common';

/** The catalogue of signal meanings. A change counts from the next signal on; scores already given stay. */
@Injectable()
export class DefineSignal implements OnModuleInit {
  constructor(private readonly database: Database) {}

  /** The defaults are there from the first start; what was edited or removed since stays so. */
  async onModuleInit(): Promise<void> {
    if (await this.database.getRepository(signalDefinitionTable).exists()) return;
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

  /** From now on signals of this name are neutral. Throws `signal_definition_unknown`. */
  async remove(name: string): Promise<void> {
    const { affected } = await this.database.getRepository(signalDefinitionTable).delete({ name });
    if (!affected) throw new DomainError('signal_definition_unknown', `no signal is defined as ${name}`);
  }

  all(): Promise<SignalDefinition[]> {
    return this.database.getRepository(signalDefinitionTable).find({ order: { name: 'asc' } });
  }
}
