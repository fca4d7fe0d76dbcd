import 'reflect-metadata';
import { examine, type Finding } from '#operation';

const SIGNS = { ok: '✓', warning: '!', fault: '✗' } as const;

function line(finding: Finding): string {
  const told = `${SIGNS[finding.level]} ${finding.what}: ${finding.says}`;
  return finding.level === 'ok' ? told : `${told}\n    -> ${finding.todo}`;
}

/** Prints what it finds and what to do. Exit code 1 when something does not work or is not safe. */
async function main(): Promise<void> {
  const findings = await examine();
  for (const finding of findings) process.stdout.write(`${line(finding)}\n`);
  const count = (level: Finding['level']) => findings.filter((one) => one.level === level).length;
  const counted = (level: Finding['level']) => `${count(level)} ${level}${count(level) === 1 ? '' : 's'}`;
  process.stdout.write(`\n${counted('fault')}, ${counted('warning')}\n`);
  process.exitCode = count('fault') > 0 ? 1 : 0;
}

main().catch((error: unknown) => {
  process.stderr.write(`doctor: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(2);
});
