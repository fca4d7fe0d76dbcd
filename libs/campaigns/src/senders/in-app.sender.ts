import type { MessageSender } from './sender';

/** The inbox is pulled by the site (GET /v1/members/{id}/proposals): being presented is being sent. */
export const inAppSender: MessageSender = {
  channel: 'in_app',
  repeatable: true,
  send: () => Promise.resolve(),
};
