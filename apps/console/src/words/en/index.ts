import { access } from './access';
import { audience } from './audience';
import { campaigns } from './campaigns';
import { catalogue } from './catalogue';
import { codes } from './codes';
import { common } from './common';
import { forms } from './forms';
import { navigation } from './navigation';
import { products } from './products';
import { signals } from './signals';
import { simulation } from './simulation';

/** All words in this language, by page. */
export const en = {
  access,
  audience,
  campaigns,
  catalogue,
  codes,
  common,
  forms,
  navigation,
  products,
  signals,
  simulation,
};
