import { FEATURES } from '#domain';
import { Database, modelTable, rows, type ModelRow, type Tx } from '#database';
import { DomainError } from '#platform';
import { Injectable } from '@nestjs/common';

/** The only writer of `model`. The database itself allows one active model. */
@Injectable()
export class ModelsStore {
  constructor(private readonly database: Database) {}

  page(limit: number, startingAfter: number | null): Promise<ModelRow[]> {
    const query = this.database.getRepository(modelTable).createQueryBuilder('model').orderBy('version', 'DESC');
    if (startingAfter !== null) query.where('version < :startingAfter', { startingAfter });
    return query.limit(limit).getMany();
  }

  /** Serialises those who change models until the transaction ends, and answers the active one. */
  async lockActive(tx: Tx): Promise<ModelRow | null> {
    await tx.query('lock table model in share row exclusive mode');
    return tx.getRepository(modelTable).findOneBy({ status: 'active' });
  }

  async byVersion(tx: Tx, version: number): Promise<ModelRow> {
    const model = await tx.getRepository(modelTable).findOneBy({ version });
    if (!model) throw new DomainError('model_unknown', `no model has the version ${version}`);
    return model;
  }

  /** Stores a candidate under the next version. */
  async addCandidate(
    tx: Tx,
    weights: readonly number[],
    evaluation: ModelRow['evaluation'],
    createdAt: Date,
  ): Promise<ModelRow> {
    const [next] = await rows<{ version: number }>(tx, 'select coalesce(max(version), 0) + 1 as version from model');
    const model: ModelRow = {
      version: next?.version ?? 1,
      status: 'candidate',
      weights,
      features: FEATURES,
      evaluation,
      createdAt,
      promotedAt: null,
      promotedBy: null,
      replacedVersion: null,
    };
    await tx.getRepository(modelTable).insert(model);
    return model;
  }

  async update(tx: Tx, version: number, change: Partial<ModelRow>): Promise<void> {
    await tx.getRepository(modelTable).update({ version }, change);
  }
}
