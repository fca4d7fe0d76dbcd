import { Config } from '#platform';
import type { Text } from '#domain';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import { NotSent, Undeliverable, type Message, type MessageSender } from './sender';

const PATIENCE_MS = 20_000;
/** Errors that come before a byte of the message has left. */
const BEFORE_THE_MESSAGE = ['EDNS', 'EAUTH', 'EENVELOPE'];

/** E-mail over SMTP, as plain text and HTML, with the one-click unsubscribe of RFC 8058. */
@Injectable()
export class EmailSender implements MessageSender, OnModuleDestroy {
  readonly channel = 'email';
  readonly repeatable = false;
  private readonly transport: Transporter | null;
  private readonly from: string;

  constructor({ env }: Config) {
    this.from = env.MAIL_FROM;
    this.transport = env.SMTP_URL
      ? createTransport(
          // a connection for each message: of one that breaks on a connection of its own it is known which it was
          {
            url: env.SMTP_URL,
            connectionTimeout: PATIENCE_MS,
            greetingTimeout: PATIENCE_MS,
            socketTimeout: PATIENCE_MS,
          },
          { disableFileAccess: true, disableUrlAccess: true },
        )
      : null;
  }

  onModuleDestroy(): void {
    this.transport?.close();
  }

  async send({ proposal, member, text, unsubscribeUrl }: Message): Promise<void> {
    if (!this.transport) throw new NotSent('SMTP_URL is not set');
    if (!member.email) throw new Undeliverable('the member has no address');
    try {
      await this.transport.sendMail({
        from: this.from,
        to: member.email,
        subject: text.title,
        messageId: messageIdOf(proposal.id, this.from),
        text: `${text.body}\n\n--\nUnsubscribe: ${unsubscribeUrl}\n`,
        html: htmlOf(text, unsubscribeUrl),
        headers: { 'List-Unsubscribe': `<${unsubscribeUrl}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
      });
    } catch (error) {
      throw outcomeOf(error);
    }
  }
}

/** The same for every attempt, and found again in what mail servers report. */
export function messageIdOf(proposalId: string, from: string): string {
  return `<${proposalId}@${/@([^\s>]+)/.exec(from)?.[1] ?? 'tierlift'}>`;
}

interface SmtpError {
  readonly command?: string;
  readonly responseCode?: number;
  readonly code?: string;
  readonly syscall?: string;
  readonly message?: string;
}

/** What is certain after an error of SMTP (RFC 5321: 4yz may pass, 5yz will not). A connection that broke may have carried the message. */
function outcomeOf(error: unknown): unknown {
  const { command = '', responseCode, code = '', syscall, message = String(error) } = error as SmtpError;
  const refused = responseCode !== undefined && responseCode >= 500;
  if (refused && (command === 'RCPT TO' || command === 'DATA')) return new Undeliverable(message);
  if (responseCode !== undefined || syscall === 'connect' || BEFORE_THE_MESSAGE.includes(code))
    return new NotSent(message);
  return error;
}

const escape = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** The offer's own HTML, else its text in paragraphs; the way out below it. */
function htmlOf({ body, html }: Text, unsubscribeUrl: string): string {
  const paragraphs = body
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${escape(paragraph).replaceAll('\n', '<br>')}</p>`)
    .join('\n');
  return `${html ?? paragraphs}\n<hr>\n<p><small><a href="${escape(unsubscribeUrl)}">Unsubscribe</a></small></p>`;
}
