import { Clock, Config, HOLDOUT_SALT_OF_ALL } from '#platform';
import { CheckStripe } from '#billing';
import { OverviewStore } from '#insights';
import { JobsStore } from '#jobs';
import { CurrentPolicy } from '#membership';
import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Documented } from '../http/documented';
import { holdout, overview, stripeCheck, stripeCheckView } from '../schemas/overview.schemas';

@ApiTags('overview')
@Controller('v1')
export class OverviewController {
  constructor(
    private readonly config: Config,
    private readonly clock: Clock,
    private readonly current: CurrentPolicy,
    private readonly overviews: OverviewStore,
    private readonly jobs: JobsStore,
    private readonly checkStripe: CheckStripe,
  ) {}

  @Get('overview')
  @Documented('How things stand now: members, recurring revenue, what waits', 'report', overview)
  async overview() {
    const now = this.clock.now();
    const [figures, queue] = await Promise.all([this.overviews.read(), this.jobs.summary(now)]);
    return { now: now.toISOString(), ...figures, queue };
  }

  @Get('holdout')
  @Documented('Who is held out: share, stage, and how many there are', 'report', holdout)
  async holdout() {
    const { HOLDOUT_STAGE: stage } = this.config.env;
    const { share, salt } = this.current.policy.holdout;
    return { share, stage, saltIsOwn: salt !== HOLDOUT_SALT_OF_ALL, ...(await this.overviews.arms(share)) };
  }

  @Get('stripe/check')
  @Documented('Whether Stripe is connected as it must be; changes nothing', 'report', stripeCheck)
  async stripe() {
    return stripeCheckView(await this.checkStripe.run());
  }
}
