import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { recordExample } from './record-example';

interface Document {
  readonly paths: Record<
    string,
    Record<
      string,
      { operationId: string; requestBody?: object; responses: Record<string, { content?: Record<string, unknown> }> }
    >
  >;
}

const document = JSON.parse(readFileSync(join(__dirname, '../../docs/openapi.json'), 'utf8')) as Document;
const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: true });
addFormats(ajv);
ajv.addSchema(document, 'openapi');
const validators = new Map<string, ValidateFunction>();

/** Holds every answer of the api, asked in whatever way, against docs/openapi.json; what does not fit is kept, and `assertFit` throws. */
export class OpenApiAnswers {
  private readonly misfits = new Set<string>();

  constructor(api: NestFastifyApplication) {
    api
      .getHttpAdapter()
      .getInstance()
      .addHook('onSend', (request, reply, payload, done) => {
        const route = request.routeOptions.url?.replace(/:(\w+)/g, '{$1}');
        const type = String(reply.getHeader('content-type') ?? '').split(';')[0] ?? '';
        if (route && (route.startsWith('/v1/') || document.paths[route]) && request.method !== 'OPTIONS')
          this.hold(route, request.method.toLowerCase(), reply.statusCode, type, payload, request.body);
        done(null, payload);
      });
  }

  assertFit(): void {
    if (this.misfits.size > 0)
      throw new Error(`answers that docs/openapi.json does not know:\n${[...this.misfits].join('\n')}`);
  }

  private hold(route: string, method: string, status: number, type: string, payload: unknown, body: unknown): void {
    const wrong = (says: string) => void this.misfits.add(`${method.toUpperCase()} ${route} ${status}: ${says}`);
    const { operationId, responses } = document.paths[route]?.[method] ?? {};
    if (!operationId || !responses) return wrong('no such operation');
    const documented = [String(status), `${Math.floor(status / 100)}XX`].find((one) => responses[one]);
    if (!documented) return wrong('no such status');
    const { content = {} } = responses[documented] ?? {};
    if (payload === '' || payload === undefined || payload === null)
      return Object.keys(content).length > 0
        ? wrong('no body')
        : recordExample(operationId, () => shown(route, method, body), undefined);
    if (!content[type]) return wrong(`the type ${type}`);
    const json = /[/+]json$/.test(type);
    if (typeof payload !== 'string') return json ? wrong('a body that is no text') : undefined;
    const validate = validatorOf(['paths', route, method, 'responses', documented, 'content', type, 'schema']);
    const answer: unknown = json ? JSON.parse(payload) : payload;
    if (!validate(answer)) wrong(`${ajv.errorsText(validate.errors)} in ${payload.slice(0, 500)}`);
    else if (status < 300 && type === 'application/json')
      recordExample(operationId, () => shown(route, method, body), answer);
  }
}

/** The request, if the document shows such a one; the service takes some that it does not. */
function shown(route: string, method: string, body: unknown): unknown {
  const path = ['paths', route, method, 'requestBody', 'content', 'application/json', 'schema'];
  return document.paths[route]?.[method]?.requestBody !== undefined && validatorOf(path)(body) ? body : undefined;
}

function validatorOf(path: readonly string[]): ValidateFunction {
  const pointer = path.map((step) => encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/');
  const made = validators.get(pointer) ?? ajv.compile({ $ref: `openapi#/${pointer}` });
  validators.set(pointer, made);
  return made;
}
