import { Config } from '#platform';
import type { Text } from '#domain';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Readable } from 'node:stream';
import { createTransport, type Transporter } from 'nodemailer';
import { NotSent, Undeliverable, type Message, type MessageSender } from './sender';

const PATIENCE_MS = 20_000;
/** No such mailbox, not local, name not allowed (RFC 5321, 4.2.3). Others, and policy (5.7.x, RFC 3463), say nothing of the address. */
const BAD_ADDRESS = [550, 551, 553];

/** E-mail over SMTP, as plain text and HTML, with the one-click unsubscribe of RFC 8058. */
@Injectable()
export class EmailSender implements MessageSender, OnModuleDestroy {
  readonly channel = 'email';
  readonly repeatable = false;
  private readonly transport: Transporter | null;
  private readonly from: string;
  /** Message-IDs of what is being written to a server: it has said yes to DATA. */
  private readonly leaving = new Set<string>();

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
    this.transport?.use('stream', ({ data, message }, done) => {
      const source = message.createReadStream();
      const begun = () => this.leaving.add(String(data.messageId));
      message.createReadStream = () => Readable.from(readBy(source, begun), { objectMode: false });
      done();
    });
  }

  onModuleDestroy(): void {
    this.transport?.close();
  }

  async send({ proposal, member, text, unsubscribeUrl }: Message): Promise<void> {
    if (!this.transport) throw new NotSent('SMTP_URL is not set');
    if (!member.email) throw new Undeliverable('the member has no address', false);
    const messageId = messageIdOf(proposal.id, this.from);
    try {
      await this.transport.sendMail({
        from: this.from,
        to: { name: '', address: member.email }, // one address, whatever commas it holds
        subject: text.title,
        messageId,
        text: `${text.body}\n\n--\nUnsubscribe: ${unsubscribeUrl}\n`,
        html: htmlOf(text, unsubscribeUrl),
        headers: { 'List-Unsubscribe': `<${unsubscribeUrl}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
      });
    } catch (error) {
      throw outcomeOf(error, this.leaving.has(messageId));
    } finally {
      this.leaving.delete(messageId);
    }
  }
}

/** The same for every attempt, and found again in what mail servers report. */
export function messageIdOf(proposalId: string, from: string): string {
  return `<${proposalId}@${/@([^\s>]+)/.exec(from)?.[1] ?? 'tierlift'}>`;
}

async function* readBy(source: AsyncIterable<Buffer>, begun: () => void): AsyncGenerator<Buffer> {
  begun();
  yield* source;
}

interface SmtpError {
  readonly command?: string;
  readonly responseCode?: number;
  readonly response?: string;
  readonly code?: string;
  readonly message?: string;
}

/** What is certain after an error of SMTP (RFC 5321: 4yz may pass, 5yz will not). Without an answer, what was leaving may have arrived. */
function outcomeOf(error: unknown, leaving: boolean): unknown {
  const { command = '', responseCode = 0, response = '', code, message = String(error) } = error as SmtpError;
  if (responseCode >= 500 && command === 'RCPT TO')
    return new Undeliverable(message, BAD_ADDRESS.includes(responseCode) && !/\b5\.7\.\d/.test(response));
  if (responseCode >= 500 && command === 'DATA') return new Undeliverable(message, false);
  if (code === 'EENVELOPE' && command === 'API') return new Undeliverable(message, true);
  return responseCode > 0 || !leaving ? new NotSent(message) : error;
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
