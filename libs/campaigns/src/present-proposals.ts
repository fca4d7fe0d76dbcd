import type { Ladder, Member, Proposal } from '#domain';
import { Database } from '#database';
import { MembersStore } from '#membership';
import { Injectable, Logger } from '@nestjs/common';
import { CurrentCatalogue } from './current-catalogue';
import type { Decided } from './decide-upgrades';
import { renderProposal } from './render-proposal';

/** Proposals as their members read them: words in their language, with price, plan and date filled in. */
@Injectable()
export class PresentProposals {
  private readonly logger = new Logger(PresentProposals.name);

  constructor(
    private readonly database: Database,
    private readonly catalogue: CurrentCatalogue,
    private readonly members: MembersStore,
  ) {}

  async run(proposals: readonly Proposal[]): Promise<Proposal[]> {
    if (proposals.length === 0) return [];
    const { ladder } = await this.catalogue.read(this.database);
    const found = await this.members.byIds(this.database, [...new Set(proposals.map(({ memberId }) => memberId))]);
    const members = new Map(found.map((member) => [member.id, member]));
    return Promise.all(
      proposals.map(async (proposal) => {
        const member = members.get(proposal.memberId);
        return member ? this.worded(proposal, member, ladder) : proposal;
      }),
    );
  }

  async one(proposal: Proposal): Promise<Proposal> {
    const [presented = proposal] = await this.run([proposal]);
    return presented;
  }

  /** What was just decided, without another look at the database. */
  async decided({ proposal, member, ladder }: Decided): Promise<Proposal | null> {
    return proposal && this.worded(proposal, member, ladder);
  }

  /** Words that cannot be filled in are left out, and the log says so. */
  private async worded(proposal: Proposal, member: Member, ladder: Ladder): Promise<Proposal> {
    try {
      return { ...proposal, words: await renderProposal(proposal, member, ladder) };
    } catch (error) {
      this.logger.error({ proposalId: proposal.id, error: String(error) }, 'its words cannot be filled in');
      return { ...proposal, words: { title: ladder.get(proposal.planKey)?.name ?? proposal.planKey, body: '' } };
    }
  }
}
