import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(__dirname, '../..');
const MIGRATIONS = 'libs/database/src/migrations';

const git = (...args: string[]): Buffer =>
  execFileSync('git', args, { cwd: root, stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 1 << 28 });

/**
 * The commit before the newest migration: its code is what runs while a deploy of this version has made that migration already. null
 * where the history is not at hand, as in a shallow clone; said loudly.
 */
export function commitBeforeNewestMigration(): string | null {
  const newest = readdirSync(join(root, MIGRATIONS))
    .filter((file) => /^\d+-/.test(file))
    .sort()
    .at(-1);
  try {
    const added = git('log', '--diff-filter=A', '--format=%H', '-1', '--', `${MIGRATIONS}/${newest}`).toString().trim();
    return git('rev-parse', '--verify', added === '' ? 'HEAD' : `${added}^`)
      .toString()
      .trim();
  } catch {
    process.stderr.write('\nSKIPPED: no history before the newest migration, so no older code was deployed over\n');
    return null;
  }
}

/** The code of a commit in a folder of its own, with the packages of this one. */
export function unpack(commit: string): { root: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'tierlift-before-'));
  execFileSync('tar', ['-x', '-C', folder], { input: git('archive', commit) });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  return { root: folder, remove: () => rmSync(folder, { recursive: true }) };
}
