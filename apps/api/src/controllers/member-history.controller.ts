import { DomainError } from '#platform';
import { ListInvoices } from '#billing';
import { HAPPENINGS, TimelineStore } from '#insights';
import { MembersStore } from '#membership';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ShowsMembers } from '../http/audit.guard';
import { Documented } from '../http/documented';
import { externalId, pageFrom } from '../schemas/common';
import {
  invoiceList,
  invoicePage,
  invoiceView,
  timeline,
  timelinePage,
  timelineView,
  type InvoicePageQuery,
  type TimelinePage,
} from '../schemas/member-history.schemas';

const id = { schema: externalId };

@ShowsMembers()
@ApiTags('members')
@Controller('v1/members')
export class MemberHistoryController {
  constructor(
    private readonly members: MembersStore,
    private readonly timelines: TimelineStore,
    private readonly listInvoices: ListInvoices,
  ) {}

  @Get(':id/timeline')
  @Documented(
    'Everything that happened to the member, newest first: signals, decisions, proposals, plan changes, payments, sales',
    'report',
    timeline,
  )
  async timeline(
    @Param('id', id) memberId: string,
    @Query({ schema: timelinePage }) { limit, startingAfter, kinds }: TimelinePage,
  ) {
    const { id: internalId } = await this.members.byExternalId(memberId);
    const found = await this.timelines.page(internalId, kinds ?? HAPPENINGS, startingAfter, limit + 1);
    if (!found) throw new DomainError('invalid_request', 'startingAfter: send the cursor of the last entry');
    return pageFrom(found, limit, timelineView);
  }

  @Get(':id/invoices')
  @Documented('The member’s invoices as Stripe has them now, newest first', 'report', invoiceList)
  async invoices(
    @Param('id', id) memberId: string,
    @Query({ schema: invoicePage }) { limit, startingAfter }: InvoicePageQuery,
  ) {
    const { data, hasMore } = await this.listInvoices.run(memberId, limit, startingAfter);
    return { data: data.map(invoiceView), hasMore };
  }
}
