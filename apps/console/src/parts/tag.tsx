import { Badge, type MantineColor } from '@mantine/core';
import type { ReactNode } from 'react';

/** How good a state is, by its code; the word beside the colour says the same. */
const COLOURS: Readonly<Record<string, MantineColor>> = Object.fromEntries(
  (
    [
      [
        'teal',
        'accepted succeeded paid active enabled delivered running completed offer proved yes good present created adopted',
      ],
      ['blue', 'open presented submitted scheduled trialing pending signal asked ready paying'],
      ['orange', 'requires_action processing paused hold past_due not_yet draft missing differs'],
      ['red', 'failed dead harmful uncollectible unpaid archived chargedBack'],
      ['grape', 'holdout heldOut'],
    ] as const
  ).flatMap(([colour, codes]) => codes.split(' ').map((code) => [code, colour])),
);

export function Tag({ code, children }: { code: string; children: ReactNode }) {
  return (
    <Badge color={COLOURS[code] ?? 'gray'} variant="light" tt="none" fw={600} radius="sm" miw="max-content">
      {children}
    </Badge>
  );
}
