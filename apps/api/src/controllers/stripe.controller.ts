import { ReturnFromCheckout, StripeInbox } from '#billing';
import { DomainError } from '#platform';
import { Controller, Get, Header, Headers, HttpCode, Post, Query, Req, type RawBodyRequest } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Open } from '../http/access.guard';
import { page } from '../http/page';

const sessionId = z.string().regex(/^cs_\w{1,250}$/, 'must be a Checkout Session id');

/** Where Stripe and its pages come back to. */
@ApiExcludeController()
@Open()
@Controller()
export class StripeController {
  constructor(
    private readonly inbox: StripeInbox,
    private readonly returnFromCheckout: ReturnFromCheckout,
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
  @Header('content-type', 'text/html; charset=utf-8')
  async returned(@Query('session_id', { schema: sessionId }) id: string): Promise<string> {
    const { complete } = await this.returnFromCheckout.run(id);
    return complete
      ? page('Thank you', 'Your payment has arrived and your new plan is active.')
      : page('Not paid yet', 'The payment is not complete. You can go back and try again.');
  }

  @Get('checkout/cancelled')
  @Header('content-type', 'text/html; charset=utf-8')
  cancelled(): string {
    return page('Nothing was charged', 'Your plan stays as it is.');
  }
}
