import { Logger } from '@nestjs/common';
import type { MessageSender } from './sender';

const logger = new Logger('message');

/** Writes the message to the log instead of sending it: for development. Ids and the site's own words only, nothing of the member. */
export const logSender: MessageSender = {
  channel: 'log',
  repeatable: false,
  send: ({ proposal, member }) => {
    logger.log(
      { proposalId: proposal.id, memberId: member.id, offer: proposal.offerKey, title: proposal.words.title },
      'proposal sent',
    );
    return Promise.resolve();
  },
};
