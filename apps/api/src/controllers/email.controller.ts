import { EmailConsent } from '#campaigns';
import { Body, Controller, Get, Header, HttpCode, Param, Post } from '@nestjs/common';
import { ApiExcludeEndpoint, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Open } from '../http/access.guard';
import { Documented } from '../http/documented';
import { page } from '../http/page';
import { emailEventsAnswer, emailEventsBody, type EmailEventsBody } from '../schemas/email.schemas';

const token = { schema: z.string().regex(/^[\w-]{20,100}$/) };

/** What comes back of e-mail: the link out of it, and what mail services report. */
@ApiTags('campaigns')
@Controller()
export class EmailController {
  constructor(private readonly emailConsent: EmailConsent) {}

  /** Only a button: mail scanners follow links. */
  @Get('unsubscribe/:token')
  @Open()
  @ApiExcludeEndpoint()
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('referrer-policy', 'no-referrer')
  ask(@Param('token', token) _token: string): string {
    return page('No more e-mail?', 'We will send you no more offers by e-mail.', 'Unsubscribe');
  }

  /** The button, and the one click of RFC 8058 that mail programs make. */
  @Post('unsubscribe/:token')
  @HttpCode(200)
  @Open()
  @ApiExcludeEndpoint()
  @Header('content-type', 'text/html; charset=utf-8')
  async unsubscribe(@Param('token', token) given: string): Promise<string> {
    await this.emailConsent.unsubscribe(given);
    return page('Unsubscribed', 'You will get no more offers by e-mail.');
  }

  @Post('v1/email-events')
  @HttpCode(200)
  @Documented(
    'What a mail service reports: a complaint ends the consent, a bounce the address',
    'ingest',
    emailEventsAnswer,
  )
  async report(@Body({ schema: emailEventsBody }) { events }: EmailEventsBody) {
    return { known: await this.emailConsent.report(events) };
  }
}
