import type { Contract, Operation } from './contract';

/** Finds the operation that a method and path mean; a literal segment goes before a placeholder. */
export class Routes {
  private readonly operations: readonly { readonly operation: Operation; readonly segments: readonly string[] }[];

  constructor(contract: Contract) {
    this.operations = contract.operations.map((operation) => ({ operation, segments: operation.path.split('/') }));
  }

  find(method: string, pathname: string): Operation | null {
    const given = pathname.split('/');
    const fitting = this.operations.filter(
      ({ operation, segments }) =>
        operation.method === method &&
        segments.length === given.length &&
        segments.every((segment, i) => segment.startsWith('{') || segment === given[i]),
    );
    const placeholders = (segments: readonly string[]) => segments.filter((segment) => segment.startsWith('{')).length;
    const [best] = fitting.sort((a, b) => placeholders(a.segments) - placeholders(b.segments));
    return best?.operation ?? null;
  }
}
