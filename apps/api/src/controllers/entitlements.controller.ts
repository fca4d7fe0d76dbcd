import { CheckEntitlement, PresentProposals } from '#campaigns';
import { REASONS } from '#domain';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Unaudited } from '../http/audit.guard';
import { Documented } from '../http/documented';
import { decisionView, entitlementAnswer, entitlementBody, type EntitlementBody } from '../schemas/campaign.schemas';

@ApiTags('entitlements')
@Controller('v1/entitlements')
export class EntitlementsController {
  constructor(
    private readonly checkEntitlement: CheckEntitlement,
    private readonly present: PresentProposals,
  ) {}

  @Post('check')
  @HttpCode(200)
  @Unaudited()
  @Documented(
    'The moment of need: may the member do this, what is left, which plan allows it, and ask now?',
    'decide',
    entitlementAnswer,
  )
  async check(@Body({ schema: entitlementBody }) { member, useId, dryRun, ...question }: EntitlementBody) {
    const answer = await this.checkEntitlement.run(member, { ...question, useId: useId ?? null, dryRun });
    const { allowed, remaining, because, requiredPlanKey, decided } = answer;
    const proposal = dryRun || !decided ? null : await this.present.decided(decided);
    return {
      allowed,
      remaining,
      because,
      requiredPlan: requiredPlanKey,
      decision: decided && decisionView(decided.decision, REASONS, proposal),
    };
  }
}
