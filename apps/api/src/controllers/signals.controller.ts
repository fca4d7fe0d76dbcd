import { DomainError } from '#platform';
import type { SignalDefinition } from '#domain';
import { DefineSignal, RecordSignals } from '#membership';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Documented } from '../http/documented';
import {
  definition,
  definitionBody,
  signalsAnswer,
  signalsBody,
  type DefinitionBody,
  type SignalsBody,
} from '../schemas/membership.schemas';
import { key } from '../schemas/common';

const definitions = z.object({ data: z.array(definition) }).meta({ id: 'SignalDefinitionList' });

@ApiTags('signals')
@Controller('v1')
export class SignalsController {
  constructor(
    private readonly recordSignals: RecordSignals,
    private readonly defineSignal: DefineSignal,
  ) {}

  @Post('signals')
  @HttpCode(200)
  @Documented('Record one signal or up to 1,000; a batch is answered by index', 'ingest', signalsAnswer)
  async record(@Body({ schema: signalsBody }) body: SignalsBody): Promise<z.infer<typeof signalsAnswer>> {
    const results = await this.recordSignals.run('signals' in body ? body.signals : [body]);
    const rejected = results.flatMap((result) => (result.status === 'rejected' ? [result] : []));
    const [only] = rejected;
    if (only && !('signals' in body)) throw new DomainError(only.code, only.detail);
    return {
      accepted: results.filter(({ status }) => status === 'accepted').length,
      duplicates: results.filter(({ status }) => status === 'duplicate').length,
      rejected: rejected.map(({ index, code, detail }) => ({ index, code, detail })),
    };
  }

  @Get('signal-definitions')
  @Documented('What each signal name means', 'report', definitions)
  async definitions(): Promise<{ data: SignalDefinition[] }> {
    return { data: await this.defineSignal.all() };
  }

  @Delete('signal-definitions/:name')
  @HttpCode(204)
  @Documented('Take a meaning back: signals of this name are stored and neutral from now on', 'manage', z.void(), 204)
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
