import { AnswerProposal, PresentProposals, ProposalsStore } from '#campaigns';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { ShowsMembers, Unaudited } from '../http/audit.guard';
import { Documented } from '../http/documented';
import { accepted, preparedView } from '../schemas/billing.schemas';
import {
  acceptBody,
  eventBody,
  proposal,
  proposalView,
  seen,
  type AcceptBody,
  type EventBody,
} from '../schemas/campaign.schemas';

const id = { schema: z.uuid() };

@ApiTags('proposals')
@Controller('v1/proposals')
export class ProposalsController {
  constructor(
    private readonly answer: AnswerProposal,
    private readonly present: PresentProposals,
    private readonly proposals: ProposalsStore,
  ) {}

  @Get(':id')
  @ShowsMembers()
  @Documented('A proposal, wherever it stands', ['decide', 'report'], proposal)
  async get(@Param('id', id) proposalId: string) {
    return proposalView(await this.present.one(await this.proposals.byId(proposalId)));
  }

  @Post(':id/accept')
  @HttpCode(200)
  @Documented('The member says yes: answers with a quote to confirm or a page to pay on', 'decide', accepted)
  async accept(@Param('id', id) proposalId: string, @Body({ schema: acceptBody }) { consent }: AcceptBody) {
    const done = await this.answer.accept(proposalId, seen(consent));
    return { proposal: proposalView(await this.present.one(done.proposal)), ...preparedView(done) };
  }

  @Post(':id/decline')
  @HttpCode(200)
  @Documented('The member says no', 'decide', proposal)
  async decline(@Param('id', id) proposalId: string) {
    return proposalView(await this.present.one(await this.answer.decline(proposalId)));
  }

  @Post(':id/events')
  @HttpCode(200)
  @Unaudited()
  @Documented('The member saw it, or closed it (a dismissal is a no)', 'decide', proposal)
  async event(@Param('id', id) proposalId: string, @Body({ schema: eventBody }) { type }: EventBody) {
    const now = await (type === 'viewed' ? this.answer.view(proposalId) : this.answer.decline(proposalId, 'dismissed'));
    return proposalView(await this.present.one(now));
  }
}
