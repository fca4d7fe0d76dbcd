/** The shape of a value in Stripe's v1 API. `ref` names one of the contract's definitions, so that shapes may hold each other. */
export type Schema =
  | { readonly kind: 'any' | 'string' | 'number' | 'boolean' | 'null' }
  | { readonly kind: 'ref'; readonly name: string }
  | { readonly kind: 'enum'; readonly values: readonly (string | number | boolean)[] }
  | { readonly kind: 'array'; readonly items: Schema }
  | ObjectSchema
  | { readonly kind: 'union'; readonly of: readonly Schema[] };

export interface ObjectSchema {
  readonly kind: 'object';
  readonly properties: Readonly<Record<string, { readonly schema: Schema; readonly required: boolean }>>;
  /** Of properties under any other name, as in metadata; null: there are none. */
  readonly others: Schema | null;
}

export interface Operation {
  /** As the SDK calls it: `checkout.sessions.create`. */
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** With placeholders: `/v1/subscriptions/{id}`. */
  readonly path: string;
  /** null: it takes no parameters. */
  readonly request: Schema | null;
  readonly response: Schema;
}

/** What Stripe's API of one version takes and answers. */
export interface Contract {
  readonly sdk: string;
  readonly apiVersion: string;
  readonly operations: readonly Operation[];
  /** The payload of each event, by its type. */
  readonly events: Readonly<Record<string, Schema>>;
  readonly definitions: Readonly<Record<string, Schema>>;
}
