import type { World } from './world';

/** All of a list of Stripe's, page after page: `listed(world, 'checkout/sessions')`. */
export async function listed<T>(world: World, path: string): Promise<T[]> {
  const found: T[] = [];
  for (let more = true; more;) {
    const after = (found.at(-1) as { id: string } | undefined)?.id;
    const page = await world.stripe<{ data: T[]; has_more: boolean }>('GET', path, {
      limit: '100',
      ...(after && { starting_after: after }),
    });
    found.push(...page.data);
    more = page.has_more;
  }
  return found;
}
