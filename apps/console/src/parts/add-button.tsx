import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { useMay } from '../access/session';

/** Leads to the form of a new one; not there for who may not make any. */
export function AddButton({ to, label }: { to: string; label: string }) {
  const mayManage = useMay('manage');
  if (!mayManage) return null;
  return (
    <Button component={Link} to={to} variant="light" size="xs">
      {label}
    </Button>
  );
}
