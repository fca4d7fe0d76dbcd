import { planOfPrice, type Interval, type Ladder, type Member, type Proposal } from '#domain';
import { unreachable } from '#platform';
import { Database } from '#database';
import { MembersStore } from '#membership';
import { Injectable, Logger } from '@nestjs/common';
import { CurrentCatalogue } from './current-catalogue';
import type { Decided } from './decide-upgrades';
import { renderProposal } from './render-proposal';

/** As its member reads it. `interval`: how often the price is paid; null: the price has left the catalogue, and a yes is refused. */
export interface PresentedProposal extends Proposal {
  readonly interval: Interval | null;
}

/** Proposals as their members read them: words in their language, with price, plan and date filled in. */
@Injectable()
export class PresentProposals {
  private readonly logger = new Logger(PresentProposals.name);

  constructor(
    private readonly database: Database,
    private readonly catalogue: CurrentCatalogue,
    private readonly members: MembersStore,
  ) {}

  async run(proposals: readonly Proposal[]): Promise<PresentedProposal[]> {
    if (proposals.length === 0) return [];
    const { ladder } = await this.catalogue.read(this.database);
    const found = await this.members.byIds(this.database, [...new Set(proposals.map(({ memberId }) => memberId))]);
    const members = new Map(found.map((member) => [member.id, member]));
    return Promise.all(
      proposals.map(async (proposal) => {
        const member = members.get(proposal.memberId);
        return priced(member ? await this.worded(proposal, member, ladder) : proposal, ladder);
      }),
    );
  }

  async one(proposal: Proposal): Promise<PresentedProposal> {
    const [presented] = await this.run([proposal]);
    return presented ?? unreachable('a proposal that is not presented');
  }

  /** What was just decided, without another look at the database. */
  async decided({ proposal, member, ladder }: Decided): Promise<PresentedProposal | null> {
    return proposal && priced(await this.worded(proposal, member, ladder), ladder);
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

function priced(proposal: Proposal, ladder: Ladder): PresentedProposal {
  return { ...proposal, interval: planOfPrice(ladder, proposal.priceLookupKey)?.price.interval ?? null };
}
