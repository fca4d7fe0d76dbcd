import type { Tierlift } from '@tierlift/sdk';
import type { News } from './news';
import type { Sessions } from './sessions';

/** What every page has at hand. */
export interface Site {
  readonly tierlift: Tierlift;
  readonly sessions: Sessions;
  readonly news: News;
  readonly widgetUrl: string;
}
