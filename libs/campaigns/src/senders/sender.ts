import type { Channel, Member, Proposal } from '#domain';

/** A way to reach a member. Called after the claim is committed. */
export interface MessageSender {
  readonly channel: Channel;
  /** Whether sending again does no harm; if not, a message of which nobody knows whether it left is left alone. */
  readonly repeatable: boolean;
  send(proposal: Proposal, member: Member): Promise<void>;
}

/** Token of all senders. A new channel is one file beside this one and a line in campaigns.module. */
export const SENDERS = Symbol('SENDERS');
