import type { Channel, Member, Proposal, Text } from '#domain';

/** What goes out: the proposal, whom to, and its words as this member reads them. */
export interface Message {
  readonly proposal: Proposal;
  readonly member: Member;
  readonly text: Text;
  /** Without a login: whoever follows it ends the consent to this channel. */
  readonly unsubscribeUrl: string;
}

/** A way to reach a member. Called after the claim is committed. */
export interface MessageSender {
  readonly channel: Channel;
  /** Whether sending again does no harm; if not, a message of which nobody knows whether it left is left alone. */
  readonly repeatable: boolean;
  /** Throws NotSent or Undeliverable when it is certain that nothing left; after any other error it may have. */
  send(message: Message): Promise<void>;
}

/** It certainly did not leave, for a reason that may pass: it is tried again later. */
export class NotSent extends Error {
  override name = 'NotSent';
}

/** It certainly did not leave and never will: the receiver's side refuses it for good. */
export class Undeliverable extends Error {
  override name = 'Undeliverable';
}

/** Token of all senders. A new channel is one file beside this one, a line in campaigns.module and one in CHANNELS of the domain. */
export const SENDERS = Symbol('SENDERS');
