import { Component, type ReactNode } from 'react';
import { ProblemAlert } from '../parts/problem-alert';

interface BoundaryProps {
  readonly children: ReactNode;
}

/** A page that fails to load or to render leaves the rest of the console standing. */
export class Boundary extends Component<BoundaryProps, { readonly error: unknown }> {
  override state = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    const { error } = this.state;
    return error ? <ProblemAlert error={error} retry={() => location.reload()} /> : this.props.children;
  }
}
