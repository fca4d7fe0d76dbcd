import { EventsStore } from '#events';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ShowsMembers } from '../http/audit.guard';
import { Documented } from '../http/documented';
import { eventPage, eventsQuery, eventView, type EventsQuery } from '../schemas/event.schemas';

@ApiTags('events')
@Controller('v1/events')
export class EventsController {
  constructor(private readonly events: EventsStore) {}

  @Get()
  @ShowsMembers()
  @Documented('What happened, in order and without gaps: to catch up after an outage', 'report', eventPage)
  async list(@Query({ schema: eventsQuery }) { startingAfter, type, limit }: EventsQuery) {
    const found = await this.events.after(startingAfter, type ? [type] : [], limit);
    return { data: found.map(eventView), cursor: found.at(-1)?.position ?? startingAfter };
  }
}
