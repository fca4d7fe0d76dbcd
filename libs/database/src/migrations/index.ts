import { Init1795435544807 } from './1795435544807-Init';
import { DecayedScores1795435544808 } from './1795435544808-DecayedScores';

export const migrations = [Init1795435544807, DecayedScores1795435544808];
