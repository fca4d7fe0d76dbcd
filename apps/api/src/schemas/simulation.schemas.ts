import type { Simulation } from '#campaigns';
import { z } from 'zod';
import { key, minor } from './common';
import { explanation, explanationView } from './explanation.schemas';

export const simulation = z
  .object({
    audience: z.int().describe('Members in the audience'),
    counts: z
      .record(z.string(), z.int())
      .describe('Members by the first reason that decided; eligible: would be asked'),
    exact: z.boolean(),
    oneIn: z.int().describe('1, or how many members each one that was looked at stands for'),
    sendsByLocalHour: z.array(z.int()).length(24).describe('Asked in each hour (0 to 23) of their own day'),
    discountLiabilityMinor: z
      .record(z.string(), minor)
      .describe('Currency -> what discounts take off in a year if all accept'),
    collisions: z
      .array(z.object({ campaign: key, members: z.int() }))
      .describe('Campaigns under way that could ask the same members'),
    sample: z
      .array(z.object({ member: z.string(), explanation }))
      .describe('20 members of the audience, and why (not)'),
  })
  .meta({ id: 'Simulation', description: 'What the campaign would do; nothing was written' });

export function simulationView(one: Simulation): z.infer<typeof simulation> {
  return {
    audience: one.audience,
    counts: { ...one.counts },
    exact: one.exact,
    oneIn: one.oneIn,
    sendsByLocalHour: [...one.sendsByLocalHour],
    discountLiabilityMinor: { ...one.discountLiabilityMinor },
    collisions: one.collisions.map((collision) => ({ ...collision })),
    sample: one.sample.map(({ member, explanation: why }) => ({ member, explanation: explanationView(why) })),
  };
}
