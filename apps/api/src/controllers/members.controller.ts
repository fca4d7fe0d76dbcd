import { Clock } from '#platform';
import { isHeldOut, isLive } from '#domain';
import { LinkCustomer, OpenPortal, SubscriptionsStore } from '#billing';
import { EmailConsent, PresentProposals, ProposalsStore } from '#campaigns';
import { MemberSearchStore } from '#insights';
import { EraseMember, ExportMember } from '#privacy';
import { CurrentPolicy, MembersStore, PlansStore, UpsertMember, UpsertMembers } from '#membership';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { NeedsConfirmation } from '../http/access.guard';
import { ShowsMembers, Unaudited } from '../http/audit.guard';
import { CarriesIds } from '../http/idempotency.interceptor';
import { Documented } from '../http/documented';
import {
  portalAnswer,
  portalBody,
  subscriptionAnswer,
  subscriptionView,
  type PortalBody,
} from '../schemas/billing.schemas';
import { proposalList, proposalView } from '../schemas/campaign.schemas';
import { externalId, pageFrom } from '../schemas/common';
import { memberPage, type MemberPage } from '../schemas/member-history.schemas';
import {
  customerBody,
  emailConsentBody,
  member,
  memberBody,
  memberList,
  memberExport,
  membersBody,
  memberView,
  takenAnswer,
  takenView,
  objectionBody,
  type CustomerBody,
  type EmailConsentBody,
  type MemberBody,
  type MembersBody,
  type MemberView,
  type ObjectionBody,
} from '../schemas/membership.schemas';

const id = { schema: externalId };

@ShowsMembers()
@ApiTags('members')
@Controller('v1/members')
export class MembersController {
  constructor(
    private readonly clock: Clock,
    private readonly upsertMember: UpsertMember,
    private readonly upsertMembers: UpsertMembers,
    private readonly members: MembersStore,
    private readonly search: MemberSearchStore,
    private readonly linkCustomer: LinkCustomer,
    private readonly openPortal: OpenPortal,
    private readonly subscriptions: SubscriptionsStore,
    private readonly plans: PlansStore,
    private readonly proposals: ProposalsStore,
    private readonly present: PresentProposals,
    private readonly emailConsent: EmailConsent,
    private readonly current: CurrentPolicy,
    private readonly eraseMember: EraseMember,
    private readonly exportMember: ExportMember,
  ) {}

  @Get()
  @Documented('Members in order of creation, or those whose id, address or name begins so', 'report', memberList)
  async list(@Query({ schema: memberPage }) { limit, startingAfter: after, query, plan, status }: MemberPage) {
    const found = await this.search.find({ beginning: query, plan, standing: status, after }, limit + 1);
    return pageFrom(found, limit, (one) => this.view(one));
  }

  @Post()
  @HttpCode(200)
  @Unaudited()
  @CarriesIds()
  @Documented('Add members, or change what is given, up to 1,000 at once; answered by index', 'ingest', takenAnswer)
  async putMany(@Body({ schema: membersBody }) { members }: MembersBody) {
    return takenView(await this.upsertMembers.run(members), true);
  }

  @Put(':id')
  @Documented('Add a member, or change what is given', 'ingest', member)
  async put(@Param('id', id) memberId: string, @Body({ schema: memberBody }) body: MemberBody): Promise<MemberView> {
    return this.view(await this.upsertMember.run(memberId, body));
  }

  @Delete(':id')
  @HttpCode(204)
  @NeedsConfirmation()
  @Documented(
    'Erase a member for good; sums and assignments stay, without a name. Refused while a subscription lives',
    'admin',
    null,
    204,
  )
  erase(@Param('id', id) memberId: string): Promise<void> {
    return this.eraseMember.run(memberId);
  }

  @Get(':id/export')
  @Documented('All that is kept on a member, rows by table (GDPR, articles 15 and 20)', 'admin', memberExport)
  async export(@Param('id', id) memberId: string) {
    const { exportedAt, member: name, data } = await this.exportMember.run(memberId);
    return { member: name, exportedAt: exportedAt.toISOString(), data };
  }

  @Put(':id/objection')
  @Documented(
    'The member objects to profiling, or no longer: scoring and asking stop at once',
    ['ingest', 'manage'],
    member,
  )
  async object(@Param('id', id) memberId: string, @Body({ schema: objectionBody }) { objected }: ObjectionBody) {
    await this.members.byExternalId(memberId); // an objection makes no member
    return this.view(await this.upsertMember.run(memberId, { objected }));
  }

  @Put(':id/email-consent')
  @Documented(
    'What the member says of e-mail now: a yes also takes back what the link in a message or a complaint ended',
    ['ingest', 'manage'],
    member,
  )
  async consent(@Param('id', id) memberId: string, @Body({ schema: emailConsentBody }) { given }: EmailConsentBody) {
    await this.emailConsent.told(memberId, given);
    return this.view(await this.members.byExternalId(memberId));
  }

  @Get(':id')
  @Documented('Read a member', 'report', member)
  async get(@Param('id', id) memberId: string): Promise<MemberView> {
    return this.view(await this.members.byExternalId(memberId));
  }

  @Put(':id/stripe-customer')
  @Documented(
    'Tie a member to the Stripe customer that you already have; the plan is then read from Stripe',
    'ingest',
    customerBody,
  )
  link(@Param('id', id) memberId: string, @Body({ schema: customerBody }) body: CustomerBody): Promise<CustomerBody> {
    return this.linkCustomer.run(memberId, body.stripeCustomerId);
  }

  @Get(':id/subscription')
  @Documented('What the member pays for, as Stripe said last', 'report', subscriptionAnswer)
  async subscription(@Param('id', id) memberId: string) {
    const { id: internalId } = await this.members.byExternalId(memberId);
    const live = (await this.subscriptions.ofMember(internalId)).filter(isLive);
    const ladder = await this.plans.ladder();
    return { data: live.map((one) => subscriptionView(one, ladder)) };
  }

  @Post(':id/portal')
  @HttpCode(200)
  @Documented('A link to Stripe’s customer portal: invoices, card, cancellation', 'decide', portalAnswer)
  async portal(@Param('id', id) memberId: string, @Body({ schema: portalBody }) { returnUrl }: PortalBody) {
    return { url: await this.openPortal.run(memberId, returnUrl) };
  }

  @Get(':id/proposals')
  @Documented('The in-app inbox: what the member can answer now', 'decide', proposalList)
  async inbox(@Param('id', id) memberId: string) {
    const { id: internalId } = await this.members.byExternalId(memberId);
    const open = await this.proposals.inbox(internalId, this.clock.now());
    return { data: (await this.present.run(open)).map(proposalView) };
  }

  private view(one: Parameters<typeof memberView>[0]): MemberView {
    return memberView(one, isHeldOut(one, this.current.policy));
  }
}
