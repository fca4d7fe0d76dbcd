import { ReturnFromCheckout, StripeInbox } from '#billing';
import { Config, DomainError } from '#platform';
import { Controller, Get, Headers, HttpCode, Post, Query, Req, Res, type RawBodyRequest } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Open } from '../http/access.guard';
import { page } from '../http/page';

const sessionId = z.string().regex(/^cs_\w{1,250}$/, 'must be a Checkout Session id');

/** What a buyer reads who comes back, when the site has no page for it. */
const RETURNED = {
  complete: page('Thank you', 'Your payment has arrived and your new plan is active.'),
  processing: page(
    'Thank you',
    'Your payment is on its way. Your bank takes a few days; your plan changes when it has paid.',
  ),
  open: page('Not paid yet', 'The payment is not complete. You can go back and try again.'),
  cancelled: page('Nothing was charged', 'Your plan stays as it is.'),
} as const;

/** Where Stripe and its pages come back to. */
@ApiExcludeController()
@Open()
@Controller()
export class StripeController {
  constructor(
    private readonly inbox: StripeInbox,
    private readonly returnFromCheckout: ReturnFromCheckout,
    private readonly config: Config,
  ) {}

  @Post('webhooks/stripe')
  @HttpCode(200)
  async event(
    @Req() request: RawBodyRequest<FastifyRequest>,
    @Headers('stripe-signature') signature: string | undefined,
  ) {
    if (!request.rawBody || !signature)
      throw new DomainError('webhook_signature_invalid', 'the stripe-signature header or the body is missing');
    return { received: await this.inbox.run(request.rawBody, signature) };
  }

  @Get('checkout/return')
  async returned(@Query('session_id', { schema: sessionId }) id: string, @Res() reply: FastifyReply): Promise<void> {
    const checkout = await this.returnFromCheckout.run(id);
    this.leave(reply, checkout, RETURNED[checkout]);
  }

  @Get('checkout/cancelled')
  cancelled(@Res() reply: FastifyReply): void {
    this.leave(reply, 'cancelled', RETURNED.cancelled);
  }

  /** To the site, if it has said where; else our own words. */
  private leave(reply: FastifyReply, checkout: keyof typeof RETURNED, words: string): void {
    const site = this.config.env.CHECKOUT_RETURN_URL;
    if (!site) return void reply.type('text/html; charset=utf-8').send(words);
    const back = new URL(site);
    back.searchParams.set('checkout', checkout);
    void reply.redirect(back.href, 303);
  }
}
