import { DEFAULT_SIGNAL_DEFINITIONS, type SignalDefinition } from '#domain';
import { Database, inTransaction } from '#database';
import { DomainError } from '#platform';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { SignalDefinitionsStore } from './signal-definitions-store';

/** The catalogue of signal meanings. A change counts from the next signal on; scores already given stay. */
@Injectable()
export class DefineSignal implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly definitions: SignalDefinitionsStore,
  ) {}

  /** The defaults are there from the first start; what was edited or removed since stays so. */
  async onModuleInit(): Promise<void> {
    await inTransaction(this.database, (tx) => this.definitions.begin(tx, DEFAULT_SIGNAL_DEFINITIONS));
  }

  run(definition: SignalDefinition): Promise<SignalDefinition> {
    return inTransaction(this.database, async (tx) => {
      await this.definitions.put(tx, definition);
      return definition;
    });
  }

  /** From now on signals of this name are neutral. Throws `signal_definition_unknown`. */
  remove(name: string): Promise<void> {
    return inTransaction(this.database, async (tx) => {
      if (!(await this.definitions.remove(tx, name)))
        throw new DomainError('signal_definition_unknown', `no signal is defined as ${name}`);
    });
  }
}
