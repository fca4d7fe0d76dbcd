import { REASONS } from '#domain';
import { DecideNow, ExplainMember, PresentProposals } from '#campaigns';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Unaudited, ShowsMembers } from '../http/audit.guard';
import { Documented } from '../http/documented';
import { decision, decisionBody, decisionView, type DecisionBody } from '../schemas/campaign.schemas';
import { externalId } from '../schemas/common';
import { explanation, explanationView } from '../schemas/explanation.schemas';

@ApiTags('decisions')
@Controller('v1')
export class DecisionsController {
  constructor(
    private readonly decideNow: DecideNow,
    private readonly explainMember: ExplainMember,
    private readonly present: PresentProposals,
  ) {}

  @Post('decisions')
  @HttpCode(200)
  @Unaudited()
  @Documented('Ask now: is this a good moment for this member, and why (not)?', 'decide', decision)
  async decide(@Body({ schema: decisionBody }) { member, placement, dryRun }: DecisionBody) {
    const decided = await this.decideNow.run(member, { placement, dryRun });
    const proposal = dryRun || !decided.proposal ? null : await this.present.decided(decided);
    return decisionView(decided.decision, REASONS, proposal);
  }

  @Get('members/:id/explanation')
  @ShowsMembers()
  @Documented(
    'Why this member would be asked now, or not, and what would change it; writes nothing',
    ['decide', 'report'],
    explanation,
  )
  async explain(@Param('id', { schema: externalId }) id: string) {
    return explanationView(await this.explainMember.run(id));
  }
}
