import { access } from './access';
import { audience } from './audience';
import { campaigns } from './campaigns';
import { catalogue } from './catalogue';
import { codes } from './codes';
import { common } from './common';
import { experiments } from './experiments';
import { forms } from './forms';
import { models } from './models';
import { navigation } from './navigation';
import { policy } from './policy';
import { products } from './products';
import { signals } from './signals';
import { simulation } from './simulation';

/** All words in this language, by page. */
export const id = {
  access,
  audience,
  campaigns,
  catalogue,
  codes,
  common,
  experiments,
  forms,
  models,
  navigation,
  policy,
  products,
  signals,
  simulation,
};
