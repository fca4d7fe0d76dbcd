import { DomainError } from '#platform';
import type { SignalDefinition } from '#domain';
import {
  DefineSignal,
  ImportSignals,
  RebuildEngagement,
  RecordSignals,
  SignalDefinitionsStore,
  TakeSegmentBatch,
} from '#membership';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query, Req } from '@nestjs/common';
import { ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import { z } from 'zod';
import { NDJSON } from '../http/body-limits';
import { Unaudited } from '../http/audit.guard';
import { CarriesIds } from '../http/idempotency.interceptor';
import { Documented } from '../http/documented';
import {
  definition,
  definitionBody,
  importAnswer,
  importView,
  rebuildAnswer,
  rebuildBody,
  segmentAnswer,
  segmentBody,
  takenAnswer,
  takenView,
  signalsBody,
  type DefinitionBody,
  type RebuildBody,
  type SegmentBody,
  type SignalsBody,
} from '../schemas/membership.schemas';
import { key, listOf, listPage, pageOf, type ListPage } from '../schemas/common';

const definitions = listOf(definition).meta({ id: 'SignalDefinitionList' });

@ApiTags('signals')
@Controller('v1')
export class SignalsController {
  constructor(
    private readonly recordSignals: RecordSignals,
    private readonly importSignals: ImportSignals,
    private readonly takeSegmentBatch: TakeSegmentBatch,
    private readonly rebuildEngagement: RebuildEngagement,
    private readonly defineSignal: DefineSignal,
    private readonly meanings: SignalDefinitionsStore,
  ) {}

  @Post('signals')
  @HttpCode(200)
  @Unaudited()
  @CarriesIds()
  @Documented('Record one signal or up to 1,000; a batch is answered by index', 'ingest', takenAnswer)
  async record(@Body({ schema: signalsBody }) body: SignalsBody): Promise<z.infer<typeof takenAnswer>> {
    const many = 'signals' in body;
    return takenView(await (many ? this.recordSignals.run(body.signals) : this.recordSignals.runOne(body)), many);
  }

  @Post('signals/stream')
  @HttpCode(200)
  @ApiConsumes(NDJSON)
  @Unaudited()
  @CarriesIds()
  @Documented(
    `Import signals as lines of JSON, in flat memory; POST /v1/signals with content-type ${NDJSON} comes here too`,
    'ingest',
    importAnswer,
  )
  async stream(@Req() { body }: FastifyRequest): Promise<z.infer<typeof importAnswer>> {
    if (!(body instanceof Readable)) throw new DomainError('unsupported_media_type', `send ${NDJSON}`);
    return importView(await this.importSignals.run(body));
  }

  @Post('segment/batch')
  @HttpCode(200)
  @Unaudited()
  @CarriesIds()
  @Documented('Take track and identify calls in the wire format of Segment', 'ingest', segmentAnswer)
  async segment(@Body({ schema: segmentBody }) { batch, sentAt }: SegmentBody): Promise<z.infer<typeof segmentAnswer>> {
    const { rejected, ...counts } = await this.takeSegmentBatch.run(batch, sentAt ?? null);
    return { ...counts, rejected: rejected.map(({ index, code, detail }) => ({ index, code, detail })) };
  }

  @Post('engagement/rebuild')
  @HttpCode(200)
  @Documented('Score one chunk of members anew from their raw signals, by today’s meanings', 'manage', rebuildAnswer)
  rebuild(@Body({ schema: rebuildBody }) { after, dryRun }: RebuildBody): Promise<z.infer<typeof rebuildAnswer>> {
    return this.rebuildEngagement.run(after, dryRun);
  }

  @Get('signal-definitions')
  @Documented('What each signal name means', 'report', definitions)
  async definitions(@Query({ schema: listPage }) page: ListPage) {
    return pageOf(await this.meanings.all(), ({ name }) => name, page);
  }

  @Delete('signal-definitions/:name')
  @HttpCode(204)
  @Documented('Take a meaning back: signals of this name are stored and neutral from now on', 'manage', null, 204)
  remove(@Param('name', { schema: key }) name: string): Promise<void> {
    return this.defineSignal.remove(name);
  }

  @Put('signal-definitions/:name')
  @Documented('Say what a signal name means; counts from the next signal on', 'manage', definition)
  define(
    @Param('name', { schema: key }) name: string,
    @Body({ schema: definitionBody }) body: DefinitionBody,
  ): Promise<SignalDefinition> {
    return this.defineSignal.run({ name, ...body });
  }
}
