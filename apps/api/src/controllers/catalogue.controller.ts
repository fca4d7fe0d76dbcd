import type { Offer, Plan, Text } from '#domain';
import { SyncCatalogue } from '#billing';
import { OffersStore, PreviewOffer, PutOffer } from '#campaigns';
import { PlansStore, PutPlan } from '#membership';
import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ShowsMembers } from '../http/audit.guard';
import { Documented } from '../http/documented';
import { syncAnswer, syncBody, type SyncBody } from '../schemas/billing.schemas';
import {
  filledText,
  offer,
  offerBody,
  wordsPreviewBody,
  type OfferBody,
  type WordsPreviewBody,
} from '../schemas/campaign.schemas';
import { key, listOf, listPage, pageOf, type ListPage } from '../schemas/common';
import { plan, planBody, planInput, type PlanBody } from '../schemas/membership.schemas';

const plans = listOf(plan).meta({ id: 'PlanList' });
const offers = listOf(offer).meta({ id: 'OfferList' });

@ApiTags('catalogue')
@Controller('v1')
export class CatalogueController {
  constructor(
    private readonly putPlan: PutPlan,
    private readonly plans: PlansStore,
    private readonly putOffer: PutOffer,
    private readonly previewOffer: PreviewOffer,
    private readonly offers: OffersStore,
    private readonly syncCatalogue: SyncCatalogue,
  ) {}

  @Get('plans')
  @Documented('The ladder, lowest rank first', 'report', plans)
  async listPlans(@Query({ schema: listPage }) page: ListPage) {
    return pageOf(await this.plans.all(), (one) => one.key, page);
  }

  @Put('plans/:key')
  @Documented('Add a plan or change it; a price never changes its amount', 'manage', plan)
  savePlan(@Param('key', { schema: key }) planKey: string, @Body({ schema: planBody }) body: PlanBody): Promise<Plan> {
    return this.putPlan.run(planInput(planKey, body));
  }

  @Post('plans/sync')
  @HttpCode(200)
  @Documented('Make Stripe hold a price for every price of the plans; dryRun only tells', 'manage', syncAnswer)
  async sync(@Body({ schema: syncBody }) { dryRun }: SyncBody) {
    return { steps: await this.syncCatalogue.run(dryRun) };
  }

  @Get('offers')
  @Documented('All offers', 'report', offers)
  async listOffers(@Query({ schema: listPage }) page: ListPage) {
    return pageOf(await this.offers.all(), (one) => one.key, page);
  }

  @Post('offers/preview')
  @HttpCode(200)
  @ShowsMembers('named')
  @Documented('Words as a member would read them; nothing is saved', 'report', filledText)
  preview(@Body({ schema: wordsPreviewBody }) { words, member, locale }: WordsPreviewBody): Promise<Text> {
    return this.previewOffer.run(words, member ?? null, locale ?? null);
  }

  @Put('offers/:key')
  @Documented('Add an offer or change it; proposals already made keep their words and price', 'manage', offer)
  saveOffer(
    @Param('key', { schema: key }) offerKey: string,
    @Body({ schema: offerBody }) body: OfferBody,
  ): Promise<Offer> {
    return this.putOffer.run({ key: offerKey, ...body });
  }
}
