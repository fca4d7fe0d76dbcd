import type { components, operations, paths } from '../../../../libs/sdk/src/schema';

export type { paths };

/** A named schema of the API, such as `Schema<'Member'>`. */
export type Schema<Name extends keyof components['schemas']> = components['schemas'][Name];

/** What an operation answers, such as `Answer<'SalesController_list'>`. */
export type Answer<Name extends keyof operations> = operations[Name]['responses'] extends {
  200: { content: { 'application/json': infer Body } };
}
  ? Body
  : never;
