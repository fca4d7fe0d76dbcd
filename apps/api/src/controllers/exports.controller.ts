import { Readable } from 'node:stream';
import { EXPORTS, ExportsStore } from '#insights';
import { Controller, Get, Param, Query, StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { ShowsMembers } from '../http/audit.guard';
import { AlsoAs, Documented } from '../http/documented';
import { span, type SpanQuery } from '../schemas/common';

const name = z.enum(EXPORTS).describe('What to export: see docs/export.md');

@ShowsMembers()
@ApiTags('reports')
@Controller('v1/exports')
export class ExportsController {
  constructor(private readonly exportsStore: ExportsStore) {}

  @Get(':name')
  @Documented('All rows of the span as NDJSON, one object a line', 'report', null)
  @AlsoAs('application/x-ndjson')
  stream(@Param('name', { schema: name }) of: z.infer<typeof name>, @Query({ schema: span }) query: SpanQuery) {
    const lines = this.exportsStore.lines(of, { from: new Date(query.from), to: new Date(query.to) });
    return new StreamableFile(Readable.from(lines), { type: 'application/x-ndjson' });
  }
}
