import { Init1795436801988 } from './1795436801988-Init';
import { DecayedScores1795436801989 } from './1795436801989-DecayedScores';

export const migrations = [Init1795436801988, DecayedScores1795436801989];
