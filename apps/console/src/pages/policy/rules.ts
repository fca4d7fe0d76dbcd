import type { UseFormReturnType } from '@mantine/form';
import type { Schema } from '../../api/schema';

type Policy = Schema<'Policy'>;

/** What a person may change of a policy. */
export type Rules = Omit<Policy, 'version' | 'holdout'>;
export type RulesForm = UseFormReturnType<Rules>;

export interface Change {
  /** Dotted, such as cap.asks. */
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
}

export function rulesOf({ version: _version, holdout: _holdout, ...rules }: Policy): Rules {
  return rules;
}

/** Every single value that differs, by its path; undefined on the side that lacks it. */
export function changesBetween(before: unknown, after: unknown, path = ''): Change[] {
  if (!isNode(before) && !isNode(after)) return before === after ? [] : [{ path, before, after }];
  const [left, right] = [isNode(before) ? before : {}, isNode(after) ? after : {}];
  const within = [...new Set([...Object.keys(left), ...Object.keys(right)])].flatMap((name) =>
    changesBetween(left[name], right[name], path ? `${path}.${name}` : name),
  );
  // null that became a group, or the other way round, is told by the group's values
  return within;
}

function isNode(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
