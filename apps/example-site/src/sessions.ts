import type { Tierlift } from '@tierlift/sdk';
import type { FastifyReply, FastifyRequest } from 'fastify';

const COOKIE = 'member';

/** Who looks at the page, as Tierlift knows them. */
export interface Session {
  readonly member: string;
  readonly plan: string;
  /** Proposals in the inbox. */
  readonly waiting: number;
}

export class Sessions {
  /** Quote → the member who saw it: nobody confirms for another. */
  readonly quotes = new Map<string, string>();
  /** Member → the token of their latest sale: its page can be loaded again, and come back to from the payment. */
  readonly sales = new Map<string, string>();

  constructor(private readonly tierlift: Tierlift) {}

  start(reply: FastifyReply, member: string): void {
    void reply.setCookie(COOKIE, member, { path: '/', httpOnly: true, sameSite: 'lax', signed: true });
  }

  end(reply: FastifyReply): void {
    void reply.clearCookie(COOKIE, { path: '/' });
  }

  /** The member's id; null: nobody is signed in. */
  idOf(request: FastifyRequest): string | null {
    const { valid, value } = request.unsignCookie(request.cookies[COOKIE] ?? '');
    return valid ? value : null;
  }

  /** As it is now; null: nobody is signed in, or nobody that Tierlift knows. */
  async of(request: FastifyRequest): Promise<Session | null> {
    const id = this.idOf(request);
    if (id === null) return null;
    const [member, inbox] = await Promise.all([this.tierlift.members.get(id), this.tierlift.members.proposals(id)]);
    return { member: member.id, plan: member.plan, waiting: inbox.length };
  }
}
