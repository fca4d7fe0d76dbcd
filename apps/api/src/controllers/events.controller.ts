import { EventsStore } from '#events';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Documented } from '../http/documented';
import { eventPage, eventsQuery, eventView, type EventsQuery } from '../schemas/event.schemas';

@ApiTags('events')
@Controller('v1/events')
export class EventsController {
  constructor(private readonly events: EventsStore) {}

  @Get()
  @Documented('What happened, in order and without gaps: to catch up after an outage', 'report', eventPage)
  async list(@Query({ schema: eventsQuery }) { after, type, limit }: EventsQuery): Promise<z.infer<typeof eventPage>> {
    const found = await this.events.after(after, type ? [type] : [], limit);
    return { data: found.map(eventView), cursor: found.at(-1)?.position ?? after };
  }
}
