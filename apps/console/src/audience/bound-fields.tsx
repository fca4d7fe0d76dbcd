import { Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { NumberField } from '../forms/number-field';
import type { Bounds } from './audience';

interface BoundFieldsProps {
  readonly value: Bounds;
  readonly onChange: (value: Bounds) => void;
}

/** At least, at most, or both. */
export function BoundFields({ value: { atLeast, atMost }, onChange }: BoundFieldsProps) {
  const { t } = useTranslation('audience');
  const told = (low?: number | null, high?: number | null): Bounds => ({
    ...(typeof low === 'number' && { atLeast: low }),
    ...(typeof high === 'number' && { atMost: high }),
  });
  return (
    <>
      <NumberField
        label={t('atLeast')}
        value={atLeast ?? null}
        w={110}
        onChange={(low) => onChange(told(low, atMost))}
      />
      <NumberField
        label={t('atMost')}
        value={atMost ?? null}
        w={110}
        onChange={(high) => onChange(told(atLeast, high))}
      />
    </>
  );
}

export function Row({ children }: { children: ReactNode }) {
  return (
    <Group gap="sm" align="flex-end">
      {children}
    </Group>
  );
}
