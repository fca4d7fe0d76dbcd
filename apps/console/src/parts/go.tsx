import { Anchor, type AnchorProps } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';

interface GoProps extends AnchorProps {
  readonly to: string;
  readonly children: ReactNode;
}

/** A link within the console. */
export function Go({ to, children, ...look }: GoProps) {
  return (
    <Anchor component={Link} to={to} inherit={!look.size} {...look}>
      {children}
    </Anchor>
  );
}
