import { access } from './access';
import { common } from './common';
import { navigation } from './navigation';

/** All words in this language, by page. */
export const id = { access, common, navigation };
