import { access } from './access';
import { audience } from './audience';
import { audit } from './audit';
import { campaigns } from './campaigns';
import { catalogue } from './catalogue';
import { codes } from './codes';
import { common } from './common';
import { experiments } from './experiments';
import { forms } from './forms';
import { member } from './member';
import { members } from './members';
import { models } from './models';
import { navigation } from './navigation';
import { overview } from './overview';
import { policy } from './policy';
import { products } from './products';
import { queues } from './queues';
import { reports } from './reports';
import { sales } from './sales';
import { settings } from './settings';
import { signals } from './signals';
import { simulation } from './simulation';

/** All words in this language, by page. */
export const id = {
  access,
  audience,
  audit,
  campaigns,
  catalogue,
  codes,
  common,
  experiments,
  forms,
  member,
  members,
  models,
  navigation,
  overview,
  policy,
  products,
  queues,
  reports,
  sales,
  settings,
  signals,
  simulation,
};

export { refusals } from './refusals';
