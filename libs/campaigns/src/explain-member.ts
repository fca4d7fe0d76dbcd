import { Clock } from '#platform';
import { explain, type Explanation } from '#domain';
import { Database } from '#database';
import { MembersStore } from '#membership';
import { Injectable } from '@nestjs/common';
import { Situations } from './situations';

/** Why a member would be asked or not at this moment. Writes nothing. */
@Injectable()
export class ExplainMember {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly members: MembersStore,
    private readonly situations: Situations,
  ) {}

  /** Throws `member_unknown`. */
  async run(externalId: string): Promise<Explanation> {
    const now = this.clock.now();
    const member = await this.members.byExternalId(externalId);
    const { rules, ladder, inputOf } = await this.situations.read(this.database, [member.id], null, now);
    return explain(inputOf(member), ladder, rules, now);
  }
}
