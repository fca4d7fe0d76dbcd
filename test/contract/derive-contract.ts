import { createRequire } from 'node:module';
import { join } from 'node:path';
import type StripeSdk from 'stripe';
import ts from 'typescript';
import type { Contract, ObjectSchema, Operation, Schema } from './contract';

const SDK = join(__dirname, '../../node_modules/stripe/cjs');
/** As it is shipped, by its path: the tests load it from a bundle, in which methods no longer read as they were written. */
const Stripe = createRequire(__filename)(join(SDK, 'stripe.cjs.node.js')) as typeof StripeSdk;

/**
 * The contract of the installed SDK, from what it ships: each method's own source says verb and path, its declaration says
 * parameters and answer. Open enums come out closed, since neither we nor the sandbox may invent values.
 */
export function deriveContract(): Contract {
  const core = join(SDK, 'stripe.core.d.ts');
  const program = ts.createProgram([core], {
    strict: true,
    skipLibCheck: true,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    target: ts.ScriptTarget.ES2022,
    types: [],
  });
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(core);
  const declared = source?.statements.find((one) => ts.isClassDeclaration(one) && one.name?.text === 'Stripe');
  if (!declared) throw new Error(`${core} declares no class Stripe`);
  const shapes = new Shapes(checker);
  const client = checker.getTypeAtLocation(declared);
  const operations = operationsOf(new Stripe('sk_test_contract'), client, '', checker, shapes);
  return {
    sdk: Stripe.PACKAGE_VERSION,
    apiVersion: Stripe.API_VERSION,
    operations,
    events: eventsOf(client, checker, shapes),
    definitions: shapes.definitions,
  };
}

/** Walks the client and its type side by side. */
function operationsOf(held: object, type: ts.Type, at: string, checker: ts.TypeChecker, shapes: Shapes): Operation[] {
  return checker.getPropertiesOfType(type).flatMap((property): Operation[] => {
    const value = (held as Record<string, unknown>)[property.name];
    const of = checker.getTypeOfSymbol(property);
    const id = at ? `${at}.${property.name}` : property.name;
    if (typeof value === 'function') return operationOf(id, value, of, checker, shapes) ?? [];
    const nested = typeof value === 'object' && value !== null && !/^_|^stripe$|^v2$/.test(property.name);
    return nested && isResource(value) ? operationsOf(value, of, id, checker, shapes) : [];
  });
}

/** Resources and the namespaces that hold them carry the client. */
function isResource(value: object): boolean {
  return 'stripe' in value || '_stripe' in value;
}

function operationOf(id: string, method: object, type: ts.Type, checker: ts.TypeChecker, shapes: Shapes) {
  const [, verb, path] =
    /_makeRequest\('(\w+)',\s*['`](\/v1\/[^'`]*)['`]/.exec(Function.prototype.toString.call(method)) ?? [];
  if (!verb || !path) return null;
  const signatures = type.getCallSignatures();
  const taking = signatures.find(({ parameters }) => parameters.some(({ name }) => name === 'params'));
  const parameters = taking?.parameters.find(({ name }) => name === 'params');
  const [signature] = taking ? [taking] : signatures;
  const answer = signature && checker.getAwaitedType(signature.getReturnType());
  return [
    {
      id,
      method: verb as Operation['method'],
      path: path.replace(/\$\{[^}]*?(\w+)\)*\}/g, '{$1}'),
      request: parameters ? shapes.of(checker.getNonNullableType(checker.getTypeOfSymbol(parameters))) : null,
      response: answer ? shapes.of(answer) : { kind: 'any' as const },
    },
  ];
}

function eventsOf(client: ts.Type, checker: ts.TypeChecker, shapes: Shapes): Record<string, Schema> {
  const member = (type: ts.Type | undefined, name: string) => {
    const found = type?.getProperty(name);
    return found && checker.getTypeOfSymbol(found);
  };
  const event = member(member(client, 'webhooks'), 'constructEvent')?.getCallSignatures()[0]?.getReturnType();
  if (!event?.isUnion()) throw new Error('the SDK no longer declares its events as a union');
  return Object.fromEntries(
    event.types.flatMap((one) => {
      const name = member(one, 'type');
      return name?.isStringLiteral() ? [[name.value, shapes.of(one)]] : [];
    }),
  );
}

/** Types as schemas; named types once each, so that they may refer to each other. */
class Shapes {
  readonly definitions: Record<string, Schema> = {};
  private readonly names = new Map<ts.Type, string>();

  constructor(private readonly checker: ts.TypeChecker) {}

  of(type: ts.Type): Schema {
    const { flags } = type;
    if (flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) return { kind: 'any' };
    if (flags & ts.TypeFlags.BooleanLiteral)
      return { kind: 'enum', values: [this.checker.typeToString(type) === 'true'] };
    if (type.isStringLiteral() || type.isNumberLiteral()) return { kind: 'enum', values: [type.value] };
    if (flags & ts.TypeFlags.Boolean) return { kind: 'boolean' };
    if (flags & ts.TypeFlags.String) return { kind: 'string' };
    if (flags & ts.TypeFlags.Number) return { kind: 'number' };
    if (flags & ts.TypeFlags.Null) return { kind: 'null' };
    if (type.isUnion()) return this.union(type);
    if (type.isIntersection()) return this.intersection(type);
    if (this.checker.isArrayType(type)) {
      const [items] = this.checker.getTypeArguments(type as ts.TypeReference);
      return { kind: 'array', items: items ? this.of(items) : { kind: 'any' } };
    }
    return isTextOnTheWire(type) ? { kind: 'string' } : this.named(type, type.getSymbol()?.name ?? '');
  }

  /** Literals become one enum; the string that keeps an enum open for newer values (`OtherString`) is left out. */
  private union(type: ts.UnionType): Schema {
    const given = type.types.filter(({ flags }) => !(flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Void)));
    const literal = (one: Schema) => one.kind === 'enum';
    const all = given.map((one) => (isOtherString(one) ? null : this.of(one)));
    const values = all.flatMap((one) => (one?.kind === 'enum' ? one.values : []));
    const rest = all.filter((one) => one !== null && !literal(one)) as Schema[];
    if (all.includes(null) && values.length === 0) rest.push({ kind: 'string' });
    if (values.includes(true) && values.includes(false)) rest.push({ kind: 'boolean' });
    const closed = values.filter((value) => typeof value !== 'boolean' || !rest.some(({ kind }) => kind === 'boolean'));
    if (closed.length > 0) rest.push({ kind: 'enum', values: closed });
    return rest.length === 1 && rest[0] ? rest[0] : { kind: 'union', of: rest };
  }

  /** `Response<T>` is T with what the SDK adds about the connection. */
  private intersection(type: ts.IntersectionType): Schema {
    if (isOtherString(type) || type.types.some(isTextOnTheWire)) return { kind: 'string' };
    const [sent, ...more] = type.types.filter((one) => !one.getProperty('lastResponse'));
    return sent && more.length === 0 ? this.of(sent) : this.object(type);
  }

  private named(type: ts.Type, name: string): Schema {
    if (!name || name === '__type') return this.object(type);
    const known = this.names.get(type);
    if (known) return { kind: 'ref', name: known };
    let unique = name;
    for (let n = 2; unique in this.definitions; n++) unique = `${name}_${n}`;
    this.names.set(type, unique);
    this.definitions[unique] = { kind: 'any' };
    this.definitions[unique] = this.object(type);
    return { kind: 'ref', name: unique };
  }

  private object(type: ts.Type): Schema {
    const properties: Record<string, ObjectSchema['properties'][string]> = {};
    for (const property of this.checker.getPropertiesOfType(type)) {
      const of = this.checker.getTypeOfSymbol(property);
      if (of.flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Never) || of.getCallSignatures().length > 0) continue;
      const required = !(property.flags & ts.SymbolFlags.Optional);
      properties[property.name] = { schema: this.of(of), required };
    }
    const others = this.checker.getIndexInfoOfType(type, ts.IndexKind.String);
    return { kind: 'object', properties, others: others ? this.of(others.type) : null };
  }
}

/** Classes of the SDK and of Node that are sent as text. */
function isTextOnTheWire(type: ts.Type): boolean {
  return /^(DecimalImpl|Decimal|Date|Buffer|Uint8Array)$/.test(type.getSymbol()?.name ?? '');
}

function isOtherString(type: ts.Type): boolean {
  return type.isIntersection() && type.types.some(({ flags }) => flags & ts.TypeFlags.String);
}
