import type { SignalDefinition } from '#domain';
import { Database, signalDefinitionTable, type Tx } from '#database';
import { Injectable } from '@nestjs/common';

/** The only writer of `signal_definition`. */
@Injectable()
export class SignalDefinitionsStore {
  constructor(private readonly database: Database) {}

  all(on: Tx | Database = this.database): Promise<SignalDefinition[]> {
    return on.getRepository(signalDefinitionTable).find({ order: { name: 'asc' } });
  }

  async put(tx: Tx, definition: SignalDefinition): Promise<void> {
    await tx.getRepository(signalDefinitionTable).upsert(definition, ['name']);
  }

  /** false: nothing is defined so. */
  async remove(tx: Tx, name: string): Promise<boolean> {
    const { affected } = await tx.getRepository(signalDefinitionTable).delete({ name });
    return (affected ?? 0) > 0;
  }

  /** Puts these where none is there yet. */
  async begin(tx: Tx, definitions: readonly SignalDefinition[]): Promise<void> {
    const repository = tx.getRepository(signalDefinitionTable);
    if (await repository.exists()) return;
    await repository
      .createQueryBuilder()
      .insert()
      .values([...definitions])
      .orIgnore()
      .execute();
  }
}
