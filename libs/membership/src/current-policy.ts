import { Config } from '#platform';
import { DEFAULT_POLICY, type Policy } from '#domain';
import { Injectable } from '@nestjs/common';

/** The policy in force: the defaults with the holdout's settings. */
@Injectable()
export class CurrentPolicy {
  readonly policy: Policy;

  constructor(config: Config) {
    const { HOLDOUT_SHARE: share, HOLDOUT_SALT: salt } = config.env;
    this.policy = { ...DEFAULT_POLICY, holdout: { share, salt } };
  }
}
