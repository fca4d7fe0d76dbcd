import { Clock, Config } from '#platform';
import { JobsStore, readQueueState } from '#jobs';
import { Injectable } from '@nestjs/common';
import { fault, ok, warning, type Finding } from './finding';

const LATE_S = 300;

/** The queue's server, and what of the jobs in it stands still. */
@Injectable()
export class ExamineJobs {
  constructor(
    private readonly config: Config,
    private readonly clock: Clock,
    private readonly jobs: JobsStore,
  ) {}

  async run(): Promise<Finding[]> {
    return [...(await examineQueue(this.config)), ...(await this.backlog())];
  }

  private async backlog(): Promise<Finding[]> {
    const { waiting, enqueued, dead, oldestSeconds } = await this.jobs.summary(this.clock.now());
    const found: Finding[] = [];
    if (dead > 0)
      found.push(
        fault(
          'jobs',
          `${dead} were given up`,
          'GET /v1/jobs?state=dead says why; mend it, then POST /v1/jobs/{id}/retry',
        ),
      );
    if (waiting + enqueued > 0 && oldestSeconds > LATE_S)
      found.push(
        fault(
          'jobs',
          `the oldest has been due for ${oldestSeconds} s`,
          'is a worker at work, and does it reach the queue?',
        ),
      );
    return found.length > 0 ? found : [ok('jobs', `${waiting} wait, ${enqueued} are in the queue, none is late`)];
  }
}

/** Redis, where the queue is there. Needs no database. */
export async function examineQueue(config: Config): Promise<Finding[]> {
  if (config.backend === 'postgres') return [ok('queue', 'is on PostgreSQL')];
  const { reachable, policy, durable } = await readQueueState(config);
  if (!reachable)
    return [
      fault('REDIS_URL', 'does not answer within three seconds', 'check address, password and that Redis is running'),
    ];
  const found: Finding[] = [];
  if (policy !== null && policy !== 'noeviction')
    found.push(
      fault(
        'Redis',
        `throws away keys when its memory is full (maxmemory-policy ${policy})`,
        'set maxmemory-policy noeviction',
      ),
    );
  if (durable === false)
    found.push(
      warning(
        'Redis',
        'keeps no append-only file: after a restart the queue is empty until the sweep fills it again',
        'set appendonly yes',
      ),
    );
  return found.length > 0 ? found : [ok('queue', 'Redis answers, evicts nothing, and keeps a log')];
}
