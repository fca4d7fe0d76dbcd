import { existsSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../../../..');

/** Where something that `npm run build` makes lies: beside the build when api runs from it, else in it. undefined: it was not built. */
export function built(path: string): string | undefined {
  return [join(root, path), join(root, 'dist', path)].find(existsSync);
}
