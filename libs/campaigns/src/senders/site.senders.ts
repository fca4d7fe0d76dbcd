import type { MessageSender } from './sender';

/** The inbox is pulled by the site (GET /v1/members/{id}/proposals): being presented is being sent. */
export const inAppSender: MessageSender = {
  channel: 'in_app',
  repeatable: true,
  send: () => Promise.resolve(),
};

/** The site is pushed to: that the proposal is presented is itself the event `proposal.presented`, delivered signed to its endpoints. */
export const webhookSender: MessageSender = {
  channel: 'webhook',
  repeatable: true,
  send: () => Promise.resolve(),
};
