import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { environmentSchema, Metrics } from '#platform';
import { parse, parseAllDocuments, stringify } from 'yaml';
import processes from '../../scripts/processes.json';

const root = join(__dirname, '../..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const settings = new Set(Object.keys(environmentSchema.shape));

interface Service {
  readonly image: string;
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly ports?: readonly string[];
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly shm_size?: string;
  readonly stop_grace_period?: string;
  readonly depends_on?: Readonly<Record<string, unknown>>;
}

interface Resource {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly data?: Readonly<Record<string, string>>;
  readonly spec?: Spec;
}
interface Spec {
  readonly selector?: { readonly matchLabels?: Labels };
  readonly podSelector?: { readonly matchLabels?: Labels };
  readonly scaleTargetRef?: { readonly kind: string; readonly name: string };
  readonly template?: { readonly metadata: { readonly labels: Labels }; readonly spec: Pod };
}
type Labels = Readonly<Record<string, string>>;
interface Pod {
  readonly terminationGracePeriodSeconds?: number;
  readonly containers: readonly {
    readonly command: readonly string[];
    readonly ports?: readonly { readonly name: string; readonly containerPort: number }[];
    readonly readinessProbe?: { readonly httpGet: { readonly path: string; readonly port: string } };
    readonly securityContext: { readonly readOnlyRootFilesystem: boolean };
  }[];
  readonly securityContext: { readonly runAsNonRoot: boolean };
}

/** Whether what `node dist/....js` runs is built, from a source that exists. */
function exists(command: readonly string[]): boolean {
  const [, name = ''] = /^dist\/(.+)\.js$/.exec(command.find((part) => part.startsWith('dist/')) ?? '') ?? [];
  const source = (processes as Record<string, string>)[name];
  return source !== undefined && existsSync(join(root, source));
}

describe('docker compose', () => {
  const filled = read('docker-compose.yml').replace(/\$\{[^}]+\}/g, 'x');
  const { services } = parse(filled, { merge: true }) as { services: Record<string, Service> };
  const ours = Object.entries(services).filter(([, { image }]) => image === 'tierlift');

  it('starts what exists, with settings that exist', () => {
    expect(ours.map(([name]) => name)).toEqual(['migrate', 'api', 'worker']);
    for (const [name, { command = [], environment = {} }] of ours) {
      expect({ name, exists: exists(command) }).toEqual({ name, exists: true });
      expect(environmentSchema.partial().safeParse(environment).error).toBeUndefined();
      expect(Object.keys(environment).filter((one) => !settings.has(one))).toEqual([]);
    }
  });

  it('opens nothing to other machines, and lets a process end by itself', () => {
    for (const { ports = [] } of Object.values(services))
      for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/);
    const { SHUTDOWN_DEADLINE_MS } = environmentSchema.shape;
    for (const [, { environment = {}, stop_grace_period: grace = '' }] of ours)
      expect(parseInt(grace, 10) * 1000).toBeGreaterThan(
        Number(environment.DRAIN_MS) + Number(SHUTDOWN_DEADLINE_MS.parse(undefined)) + 2000,
      );
  });

  it('keeps a Redis that loses no job by itself', () => {
    expect(services.redis?.command?.join(' ')).toMatch(/--appendonly yes --maxmemory-policy noeviction/);
    expect(services.redis?.healthcheck?.test).toContain('-e'); // or `ping` ends well while Redis only loads
  });

  it('gives PostgreSQL shared memory for parallel reports', () => {
    expect(services.postgres?.shm_size).toBe('1gb');
  });
});

describe('the image', () => {
  const lines = read('Dockerfile').split('\n');

  it('is built in stages, runs as nobody of consequence, and starts what exists', () => {
    expect(lines.filter((line) => line.startsWith('FROM '))).toHaveLength(2);
    expect(lines).toContain('USER node');
    const command = JSON.parse(lines.find((line) => line.startsWith('CMD '))?.slice(4) ?? '[]') as string[];
    expect(exists(command)).toBe(true);
    const copied = lines.flatMap((line) => /^COPY (?!--from)(.+) \S+$/.exec(line)?.[1]?.split(' ') ?? []);
    expect(copied.filter((file) => !existsSync(join(root, file)))).toEqual([]);
    expect(read('.dockerignore')).toMatch(/^\.\*$/m); // .env above all
  });
});

describe('the manifests of Kubernetes', () => {
  const folder = join(root, 'deploy/kubernetes');
  const resources = readdirSync(folder)
    .filter((file) => file !== 'kustomization.yaml')
    .flatMap((file) => parseAllDocuments(readFileSync(join(folder, file), 'utf8')))
    .map((document) => document.toJS() as Resource);
  const of = (kind: string) => resources.filter((one) => one.kind === kind);
  const pods = resources.flatMap(({ metadata, spec }) =>
    spec?.template ? [{ name: metadata.name, ...spec.template }] : [],
  );

  it('are all applied', () => {
    expect(resources.length).toBeGreaterThan(10);
    const { resources: applied } = parse(read('deploy/kubernetes/kustomization.yaml')) as { resources: string[] };
    expect([...applied, 'kustomization.yaml'].sort()).toEqual(readdirSync(folder).sort());
  });

  it('fit the schemas of Kubernetes, and would be refused with a wrong type, a missing part or an unknown kind', () => {
    expect(lint(folder)).toEqual({ status: 0, told: expect.stringContaining(`${resources.length} resources fit`) });
    const [deployment] = of('Deployment');
    const wrong = [
      { ...deployment, spec: { ...deployment?.spec, replicas: 'two' } },
      { ...deployment, spec: { ...deployment?.spec, selector: undefined } },
      { ...deployment, kind: 'Deploiment' },
    ];
    for (const one of wrong) {
      const draft = mkdtempSync(join(tmpdir(), 'manifest-'));
      writeFileSync(join(draft, 'one.yaml'), stringify(one));
      expect(lint(draft)).toEqual({ status: 1, told: expect.stringContaining('one.yaml') });
      rmSync(draft, { recursive: true });
    }
  });

  it('give settings that exist, and each pod time enough to end', () => {
    const [given] = of('ConfigMap').map(({ data }) => data ?? {});
    expect(environmentSchema.partial().safeParse(given).error).toBeUndefined();
    expect(Object.keys(given ?? {}).filter((name) => !settings.has(name))).toEqual([]);
    expect(given?.PUBLIC_URL).toMatch(/^https:/);
    expect(given?.TRUSTED_PROXIES).toBeDefined(); // nothing here ends https: somebody before it does
    const ends = (Number(given?.SHUTDOWN_DEADLINE_MS) + 2000) / 1000;
    const drains = Number(given?.DRAIN_MS) / 1000;
    const grace = new Map(pods.map(({ name, spec }) => [name, spec.terminationGracePeriodSeconds ?? 0]));
    expect(grace.get('api')).toBeGreaterThan(ends + drains);
    expect(grace.get('worker')).toBeGreaterThan(ends);
  });

  it('run what exists, as nobody of consequence, and probe it where it answers', () => {
    const given = of('ConfigMap')[0]?.data ?? {};
    const portOf: Labels = { http: given.PORT ?? '', monitor: given.WORKER_PORT ?? '' };
    for (const { name, spec } of pods) {
      expect({ name, nonRoot: spec.securityContext.runAsNonRoot }).toEqual({ name, nonRoot: true });
      for (const { command, ports = [], readinessProbe, securityContext } of spec.containers) {
        expect({ command, exists: exists(command) }).toEqual({ command, exists: true });
        expect(securityContext.readOnlyRootFilesystem).toBe(true);
        for (const { name: port, containerPort } of ports) expect(portOf[port]).toBe(String(containerPort));
        if (readinessProbe) {
          expect(readinessProbe.httpGet.path).toBe('/health/ready');
          expect(ports.map((port) => port.name)).toContain(readinessProbe.httpGet.port);
        }
      }
    }
  });

  it('speak of pods and deployments that are there', () => {
    const labels = pods.map(({ metadata }) => metadata.labels);
    const fits = (selector: Labels) => labels.some((one) => Object.entries(selector).every(([k, v]) => one[k] === v));
    for (const { spec } of resources) {
      const selector = spec?.podSelector?.matchLabels ?? spec?.selector?.matchLabels;
      if (selector) expect({ selector, fits: fits(selector) }).toEqual({ selector, fits: true });
      const { kind, name } = spec?.scaleTargetRef ?? {};
      if (kind) expect(of(kind).map(({ metadata }) => metadata.name)).toContain(name);
    }
    for (const part of ['api', 'worker'])
      for (const kind of ['Deployment', 'PodDisruptionBudget', 'HorizontalPodAutoscaler'])
        expect(of(kind).map(({ metadata }) => metadata.name)).toContain(part);
  });
});

describe('alerts and dashboard', () => {
  it('ask for figures that exist', async () => {
    const counted = (await new Metrics().registry.getMetricsAsJSON()).map(({ name }) => name);
    const backlog = [...read('libs/operation/src/backlog-store.ts').matchAll(/\bgauge\(\s*'(\w+)'/g)];
    const known = new Set([...counted, ...backlog.map(([, name]) => `tierlift_${name}`)]);
    expect(backlog.length).toBeGreaterThan(7);
    for (const file of ['deploy/prometheus/alerts.yml', 'deploy/grafana/tierlift.json']) {
      const asked = [...read(file).matchAll(/\btierlift_\w+/g)].map(([name]) =>
        name.replace(/_(bucket|count|sum)$/, ''),
      );
      expect(asked.length).toBeGreaterThan(10);
      expect({ file, unknown: asked.filter((name) => !known.has(name)) }).toEqual({ file, unknown: [] });
    }
  });

  it('say of every alert what to do', () => {
    const { groups } = parse(read('deploy/prometheus/alerts.yml')) as {
      groups: { rules: { alert: string; annotations: { summary: string; action: string } }[] }[];
    };
    for (const { alert, annotations } of groups.flatMap(({ rules }) => rules))
      expect({ alert, said: annotations.summary !== '' && annotations.action.length > 10 }).toEqual({
        alert,
        said: true,
      });
  });
});

function lint(folder: string): { status: number | null; told: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/lint-kubernetes.mjs', folder], {
    cwd: root,
    encoding: 'utf8',
  });
  return { status, told: stdout + stderr };
}
