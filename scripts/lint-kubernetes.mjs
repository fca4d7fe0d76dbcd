// Holds the manifests of deploy/kubernetes (or of the folder given) against the schemas that Kubernetes publishes, by kubernetes-models.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';

const folder = process.argv[2] ?? 'deploy/kubernetes';

async function faultOf(resource) {
  const { apiVersion, kind } = resource;
  const models = await import(`kubernetes-models/${apiVersion}/${kind}`).catch(() => ({}));
  if (!models[kind]) return `Kubernetes has no ${apiVersion} ${kind}`;
  try {
    new models[kind](resource).validate();
    return null;
  } catch (error) {
    return error.message;
  }
}

let count = 0;
for (const file of readdirSync(folder).filter((name) => name !== 'kustomization.yaml')) {
  for (const document of parseAllDocuments(readFileSync(join(folder, file), 'utf8'), { strict: true })) {
    const faults = document.errors.map(({ message }) => message);
    const resource = document.toJS();
    const fault = faults[0] ?? (await faultOf(resource));
    if (fault) {
      console.error(`${file}: ${resource?.kind} ${resource?.metadata?.name}: ${fault}`);
      process.exitCode = 1;
    }
    count++;
  }
}
if (!process.exitCode) console.log(`${count} resources fit their schemas`);
