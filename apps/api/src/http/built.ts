import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Where something that `npm run build` makes lies, whatever this runs from: a bundle, the compiled sources or the sources. undefined: it was not built. */
export function built(path: string): string | undefined {
  const file = join(projectOf(__dirname), 'dist', path);
  return existsSync(file) ? file : undefined;
}

function projectOf(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : projectOf(dirname(folder));
}
