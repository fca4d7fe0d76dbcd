import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const styles = join(__dirname, '../../../node_modules/@mantine/core/styles');
const sources = readdirSync(__dirname, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.tsx'))
  .map((file) => readFileSync(join(__dirname, file), 'utf8'));

it('the styles of every Mantine component that is used are loaded', () => {
  const used = sources
    .flatMap((source) => [...source.matchAll(/import \{([^}]*)\} from '@mantine\/core'/g)])
    .flatMap(([, names = '']) => names.split(',').map((name) => name.trim()))
    .filter((name) => existsSync(join(styles, `${name}.css`)));
  const loaded = readFileSync(join(__dirname, 'mantine.css'), 'utf8');
  expect(used.length).toBeGreaterThan(50);
  expect([...new Set(used)].filter((name) => !loaded.includes(`/${name}.css'`))).toEqual([]);
});
