import type { Contract, ObjectSchema, Operation, Schema } from './contract';

/** What does not fit the contract, and where: `items[0].price`; '' is the whole. */
export interface Misfit {
  readonly path: string;
  readonly says: string;
}

/** `form`: every leaf is a string, as form encoding has it; `json`: leaves have their types. */
export type Encoding = 'form' | 'json';

/** Compares values with the shapes of a contract. */
export class Validator {
  constructor(private readonly contract: Contract) {}

  /** Every misfit; where a value may have several shapes, those of the shape that it fits best. */
  misfits(schema: Schema, value: unknown, encoding: Encoding, path = ''): Misfit[] {
    const shape = this.resolve(schema);
    const wrong = (says: string) => [{ path, says }];
    switch (shape.kind) {
      case 'any':
        return [];
      case 'union':
        return this.unionMisfits(this.alternatives(shape), value, encoding, path);
      case 'enum':
        if (shape.values.some((one) => (encoding === 'form' ? String(one) : one) === value)) return [];
        return wrong(`${shown(value)} is not one of ${shape.values.slice(0, 12).join(', ')}`);
      case 'array':
        if (!Array.isArray(value)) return wrong(`${shown(value)} is not a list`);
        return value.flatMap((one, i) => this.misfits(shape.items, one, encoding, `${path}[${i}]`));
      case 'object':
        return isObject(value) || isNumbered(shape, value, encoding)
          ? this.objectMisfits(shape, value, encoding, path)
          : wrong(`${shown(value)} is not an object`);
      default:
        return isScalar(shape.kind, value, encoding) ? [] : wrong(`${shown(value)} is not a ${shape.kind}`);
    }
  }

  /** Whether an expand path leads to objects: `data.discounts.source.coupon`. */
  expands(schema: Schema, path: readonly string[]): boolean {
    const objects = this.objectsOf(schema);
    const [name, ...rest] = path;
    if (name === undefined) return objects.length > 0;
    return objects.some(({ properties }) => properties[name] && this.expands(properties[name].schema, rest));
  }

  /** Where an id may stand for the object and the object stands. */
  expanded(schema: Schema, value: unknown, path: readonly string[] = []): string[] {
    if (Array.isArray(value)) {
      const shape = this.alternatives(schema).find(({ kind }) => kind === 'array');
      return shape?.kind === 'array' ? value.flatMap((one) => this.expanded(shape.items, one, path)) : [];
    }
    if (!isObject(value)) return [];
    const alternatives = this.alternatives(schema);
    const here = alternatives.some(({ kind }) => kind === 'string') ? [path.join('.')] : [];
    const shape = discriminated(alternatives, value)[0];
    if (shape?.kind !== 'object') return here;
    const inner = Object.entries(value).flatMap(([name, one]) => {
      const property = shape.properties[name];
      return property ? this.expanded(property.schema, one, [...path, name]) : [];
    });
    return [...here, ...inner];
  }

  /** Whether the operation takes this parameter at the top. */
  takes(operation: Operation, name: string): boolean {
    return operation.request !== null && this.objectsOf(operation.request).some(({ properties }) => name in properties);
  }

  private resolve(schema: Schema): Exclude<Schema, { kind: 'ref' }> {
    if (schema.kind !== 'ref') return schema;
    const found = this.contract.definitions[schema.name];
    if (!found) throw new Error(`the contract does not define ${schema.name}`);
    return this.resolve(found);
  }

  private alternatives(schema: Schema): Schema[] {
    const shape = this.resolve(schema);
    return shape.kind === 'union' ? shape.of.flatMap((one) => this.alternatives(one)) : [shape];
  }

  private objectsOf(schema: Schema): ObjectSchema[] {
    return this.alternatives(schema).flatMap((shape) =>
      shape.kind === 'array' ? this.objectsOf(shape.items) : shape.kind === 'object' ? [shape] : [],
    );
  }

  private unionMisfits(alternatives: Schema[], value: unknown, encoding: Encoding, path: string): Misfit[] {
    const likely = isObject(value)
      ? discriminated(alternatives, value)
      : alternatives.filter((one) =>
          one.kind === 'object' ? isNumbered(one, value, encoding) : (one.kind === 'array') === Array.isArray(value),
        );
    const tried = likely.map((one) => this.misfits(one, value, encoding, path));
    const [best] = tried.sort((a, b) => a.length - b.length || depth(b) - depth(a));
    if (best && (best.length === 0 || tried.length === 1 || typeof value === 'object')) return best;
    const allowed = alternatives.map((one) => (one.kind === 'enum' ? one.values.slice(0, 12).join(', ') : one.kind));
    return [{ path, says: `${shown(value)} is none of: ${allowed.join(' | ')}` }];
  }

  private objectMisfits(shape: ObjectSchema, value: object, encoding: Encoding, path: string): Misfit[] {
    const at = (name: string) => (path ? `${path}.${name}` : name);
    const missing = Object.entries(shape.properties)
      .filter(([name, { required }]) => required && !(name in value))
      .map(([name]) => ({ path: at(name), says: 'is required and missing' }));
    const wrong = Object.entries(value).flatMap(([name, one]) => {
      const schema = shape.properties[name]?.schema ?? shape.others;
      if (schema) return this.misfits(schema, one, encoding, at(name));
      return [{ path: at(name), says: `is unknown in API ${this.contract.apiVersion}` }];
    });
    return [...missing, ...wrong];
  }
}

/** The alternatives that a tag of the value (`object`, `deleted`, `type`) does not rule out; all of them if it rules out each. */
function discriminated(alternatives: readonly Schema[], value: object): Schema[] {
  const objects = alternatives.filter(({ kind }) => kind === 'object' || kind === 'any');
  const tags = ['object', 'deleted', 'type'] as const;
  const left = objects.filter(
    (shape) =>
      shape.kind === 'any' ||
      (shape.kind === 'object' &&
        tags.every((tag) => {
          const tagged = shape.properties[tag]?.schema;
          const given = (value as Record<string, unknown>)[tag];
          return tagged?.kind !== 'enum' || tagged.values.some((one) => one === given);
        })),
  );
  return left.length > 0 ? left : objects;
}

function isScalar(kind: 'string' | 'number' | 'boolean' | 'null', value: unknown, encoding: Encoding): boolean {
  if (encoding === 'json') return kind === 'null' ? value === null : typeof value === kind;
  if (typeof value !== 'string') return false;
  if (kind === 'number') return /^-?\d+(\.\d+)?$/.test(value);
  if (kind === 'boolean') return value === 'true' || value === 'false';
  return kind === 'string' || value === '';
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Metadata whose keys are all numbers comes out of form encoding as a list. */
function isNumbered({ others }: ObjectSchema, value: unknown, encoding: Encoding): value is object {
  return encoding === 'form' && others !== null && Array.isArray(value);
}

/** How far into the value the misfits lie: the deeper, the better the shape fitted. */
function depth(misfits: readonly Misfit[]): number {
  return Math.max(0, ...misfits.map(({ path }) => path.length));
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
