import { isDeepStrictEqual } from 'node:util';
import { Clock, DomainError } from '#platform';
import { FEATURES } from '#domain';
import { Database, inTransaction, type ModelRow, type Tx } from '#database';
import { Injectable } from '@nestjs/common';
import { ModelsStore } from './models-store';

/** Puts a model in force, or goes back to what was in force before it: from the next decision on. */
@Injectable()
export class PromoteModel {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly models: ModelsStore,
  ) {}

  /** Promoting the active model changes nothing. Throws `model_unknown`, `model_state`. */
  run(version: number, promotedBy: string): Promise<ModelRow> {
    return inTransaction(this.database, (tx) => this.runIn(tx, version, promotedBy));
  }

  async runIn(tx: Tx, version: number, promotedBy: string): Promise<ModelRow> {
    const active = await this.models.lockActive(tx);
    const model = await this.models.byVersion(tx, version);
    if (active?.version === version) return active;
    if (!isDeepStrictEqual([...model.features], [...FEATURES]))
      throw new DomainError('model_state', `model ${version} was trained on other features than are read now`);
    if (active) await this.models.update(tx, active.version, { status: 'retired' });
    const replacedVersion = active?.version ?? null;
    await this.models.update(tx, version, {
      status: 'active',
      promotedAt: this.clock.now(),
      promotedBy,
      replacedVersion,
    });
    return this.models.byVersion(tx, version);
  }

  /** One step back; null: the score rule is in force again. Throws `model_state` when no model is active. */
  rollback(): Promise<ModelRow | null> {
    return inTransaction(this.database, async (tx) => {
      const active = await this.models.lockActive(tx);
      if (!active) throw new DomainError('model_state', 'no model is active: the score rule is in force');
      await this.models.update(tx, active.version, { status: 'retired' });
      if (active.replacedVersion === null) return null;
      await this.models.update(tx, active.replacedVersion, { status: 'active' });
      return this.models.byVersion(tx, active.replacedVersion);
    });
  }
}
