import { bylineOf, type Caller } from '#access';
import { SimulatePolicy } from '#campaigns';
import { EvaluatePolicy } from '#insights';
import { CurrentPolicy, ModelsStore, PoliciesStore, PromoteModel, PutPolicy, type PolicyInput } from '#membership';
import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CalledBy, NeedsConfirmation } from '../http/access.guard';
import { OnceOnly } from '../http/idempotency.interceptor';
import { Documented } from '../http/documented';
import type { z } from 'zod';
import { pageFrom } from '../schemas/common';
import {
  evaluationBody,
  model,
  modelInForce,
  modelList,
  modelView,
  policy,
  policyBody,
  policyEvaluation,
  policySimulation,
  policyVersions,
  policyVersionView,
  policyView,
  versionPage,
  versionParam,
  type VersionPage,
} from '../schemas/policy.schemas';

const paged = { schema: versionPage };

@ApiTags('policy')
@Controller('v1')
export class PolicyController {
  constructor(
    private readonly current: CurrentPolicy,
    private readonly policies: PoliciesStore,
    private readonly putPolicy: PutPolicy,
    private readonly models: ModelsStore,
    private readonly promoteModel: PromoteModel,
    private readonly evaluatePolicy: EvaluatePolicy,
    private readonly simulatePolicy: SimulatePolicy,
  ) {}

  @Get('policy')
  @Documented('The rules of asking that are in force', 'report', policy)
  async get() {
    return policyView((await this.current.read()).policy);
  }

  @Put('policy')
  @Documented(
    'Add a version of the rules; what is left out is the default, and history keeps its own',
    'manage',
    policy,
  )
  async put(@Body({ schema: policyBody }) body: PolicyInput, @CalledBy() caller: Caller) {
    return policyView(await this.putPolicy.run(body, bylineOf(caller)));
  }

  @Get('policy/versions')
  @Documented('Every version that was stored, the newest first', 'report', policyVersions)
  async versions(@Query(paged) { limit, startingAfter }: VersionPage) {
    const found = await this.policies.page(limit + 1, startingAfter ?? null);
    return pageFrom(found, limit, policyVersionView);
  }

  @Post('policy/simulate')
  @HttpCode(200)
  @Documented(
    'On whom these rules would decide otherwise at this moment, of a sample, by reason; writes nothing',
    'report',
    policySimulation,
  )
  async simulate(@Body({ schema: policyBody }) body: PolicyInput): Promise<z.infer<typeof policySimulation>> {
    const { moves, inForce, candidate, ...counted } = await this.simulatePolicy.run(body);
    return { ...counted, inForce: { ...inForce }, candidate: { ...candidate }, moves: [...moves] };
  }

  @Post('policy/evaluation')
  @HttpCode(200)
  @Documented(
    'What other rules, or a model, would have been worth on the log; changes nothing',
    'report',
    policyEvaluation,
  )
  evaluate(@Body({ schema: evaluationBody }) { rules, modelVersion }: z.infer<typeof evaluationBody>) {
    return this.evaluatePolicy.run(rules ?? null, modelVersion);
  }

  @Get('models')
  @Documented('Models as they were learned, with their evaluation, the newest first', 'report', modelList)
  async listModels(@Query(paged) { limit, startingAfter }: VersionPage) {
    const found = await this.models.page(limit + 1, startingAfter ?? null);
    return pageFrom(found, limit, modelView);
  }

  @Post('models/rollback')
  @HttpCode(200)
  @OnceOnly()
  @Documented('Go back to what was in force before the active model', 'manage', modelInForce)
  async rollback() {
    const active = await this.promoteModel.rollback();
    return { active: active && modelView(active) };
  }

  @Post('models/:version/promote')
  @HttpCode(200)
  @NeedsConfirmation()
  @Documented('Put a model in force, from the next decision on', 'manage', model)
  async promote(@Param('version', { schema: versionParam }) version: number, @CalledBy() caller: Caller) {
    return modelView(await this.promoteModel.run(version, bylineOf(caller)));
  }
}
