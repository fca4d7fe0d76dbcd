import { Database, rows, type SignInAttempts } from '#database';
import { Injectable } from '@nestjs/common';

/** The only writer of `sign_in_attempts`. */
@Injectable()
export class SignInAttemptsStore {
  constructor(private readonly database: Database) {}

  /** Counts one more; a window that is over begins anew and lasts until `endsAt`. */
  async count(byHash: string, now: Date, endsAt: Date): Promise<Pick<SignInAttempts, 'tried' | 'windowEndsAt'>> {
    const [counted] = await rows<Pick<SignInAttempts, 'tried' | 'windowEndsAt'>>(
      this.database,
      `insert into sign_in_attempts as known (by_hash, tried, window_ends_at) values ($1, 1, $3)
       on conflict (by_hash) do update set
         tried = case when known.window_ends_at <= $2 then 1 else known.tried + 1 end,
         window_ends_at = case when known.window_ends_at <= $2 then $3 else known.window_ends_at end
       returning tried, window_ends_at as "windowEndsAt"`,
      [byHash, now, endsAt],
    );
    return counted ?? { tried: 1, windowEndsAt: endsAt };
  }

  async forget(byHash: string): Promise<void> {
    await this.database.query('delete from sign_in_attempts where by_hash = $1', [byHash]);
  }

  async dropBefore(now: Date): Promise<void> {
    await this.database.query('delete from sign_in_attempts where window_ends_at < $1', [now]);
  }
}
