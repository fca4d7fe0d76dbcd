import {
  Body,
  Controller,
  Get,
  Headers,
  HttpCode,
  HttpException,
  Module,
  NotFoundException,
  Param,
  Post,
  Req,
  type OnModuleDestroy,
  type RawBodyRequest,
} from '@nestjs/common';
import { Tierlift, verify, WebhookVerificationError } from '@tierlift/sdk';

const plans = new Map<string, string>(); // yours: the member's row

@Controller('tierlift')
class WebhooksController {
  // NestFactory.create(AppModule, { rawBody: true }): the signature is over the bytes as they came.
  @Post('webhooks')
  @HttpCode(204)
  async receive(@Req() { rawBody = Buffer.of() }: RawBodyRequest<object>, @Headers() headers: Record<string, string>) {
    const event = await verify(rawBody, headers).catch((error: unknown) => {
      throw error instanceof WebhookVerificationError ? new HttpException(error.message, 400) : error;
    }); // TIERLIFT_WEBHOOK_SECRET
    if (event.type === 'member.plan_changed') plans.set(event.data.member, event.data.plan);
  }
}

@Controller()
class SiteController {
  constructor(private readonly tierlift: Tierlift) {}

  @Get('articles/:id')
  async read(@Headers('x-member') member: string, @Param('id') article: string) {
    const question = { member, entitlement: 'articles', useId: `${member}/${article}` };
    const { allowed, decision } = await this.tierlift.entitlements.check(question);
    if (!allowed) throw new HttpException({ prompt: decision?.proposal ?? null }, 402);
    this.tierlift.signals.track({ member, name: 'content_viewed', properties: { article } });
    return { article, plan: plans.get(member) ?? 'free' };
  }

  @Post('proposals/:id/accept')
  @HttpCode(200)
  async accept(
    @Headers('x-member') member: string,
    @Param('id') id: string,
    @Body() consent: { terms: string; shownAt: string }, // the terms that stood beside the button
  ) {
    const inbox = await this.tierlift.members.proposals(member); // nobody answers for another
    if (!inbox.some((proposal) => proposal.id === id)) throw new NotFoundException();
    const { checkoutUrl, quote } = await this.tierlift.proposals.accept(id, consent);
    return { checkoutUrl, quote }; // a page to pay on, or an amount to confirm
  }

  @Post('checkout')
  @HttpCode(200)
  async checkout(@Headers('x-member') member: string) {
    const { token } = await this.tierlift.sales.start({ member, plan: { key: 'basic' } });
    return { token }; // for <tierlift-sale>
  }
}

@Module({
  controllers: [WebhooksController, SiteController],
  providers: [{ provide: Tierlift, useFactory: () => new Tierlift() }], // TIERLIFT_URL, TIERLIFT_API_KEY
})
export class AppModule implements OnModuleDestroy {
  constructor(private readonly tierlift: Tierlift) {}

  onModuleDestroy(): Promise<void> {
    return this.tierlift.close(); // sends the signals that wait
  }
}
