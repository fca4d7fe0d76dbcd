import { Init1795432451609 } from './1795432451609-Init';
import { DecayedScores1795432451610 } from './1795432451610-DecayedScores';

export const migrations = [Init1795432451609, DecayedScores1795432451610];
