import { access } from './access';
import { audit } from './audit';
import { codes } from './codes';
import { common } from './common';
import { member } from './member';
import { members } from './members';
import { navigation } from './navigation';
import { overview } from './overview';
import { queues } from './queues';
import { reports } from './reports';
import { sales } from './sales';
import { settings } from './settings';

/** All words in this language, by page. */
export const en = {
  access,
  audit,
  codes,
  common,
  member,
  members,
  navigation,
  overview,
  queues,
  reports,
  sales,
  settings,
};
