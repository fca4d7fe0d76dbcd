import { z } from 'zod';
import { created, emptyable, flag, merged, metadata, paging, percentage, text, within } from '../parameters';
import { renderTaxRate } from '../render/taxes';
import { newId } from '../store';
import { listOf, operation, type Operation } from './operation';

export const taxRateOperations: readonly Operation[] = [
  operation(
    'POST',
    '/v1/tax_rates',
    z.strictObject({
      display_name: text,
      inclusive: flag,
      percentage,
      active: flag.optional(),
      country: text.optional(),
      description: text.optional(),
      jurisdiction: text.optional(),
      metadata,
    }),
    (context, given) => {
      const rate = context.store.put('taxRate', {
        id: newId('txr'),
        displayName: given.display_name,
        percentage: given.percentage,
        inclusive: given.inclusive,
        country: given.country ?? null,
        jurisdiction: given.jurisdiction ?? null,
        description: given.description ?? null,
        active: given.active ?? true,
        metadata: merged({}, given.metadata),
        created: context.now(),
      });
      context.emit('tax_rate.created', renderTaxRate(rate));
      return renderTaxRate(rate);
    },
  ),
  operation(
    'GET',
    '/v1/tax_rates',
    z.strictObject({ active: flag.optional(), inclusive: flag.optional(), created, ...paging }),
    (context, { active, inclusive, created: range, ...page }) => {
      const found = context.store
        .all('taxRate')
        .filter((one) => active === undefined || one.active === active)
        .filter((one) => (inclusive === undefined || one.inclusive === inclusive) && within(one.created, range));
      return listOf('/v1/tax_rates', found, page, renderTaxRate);
    },
  ),
  operation('GET', '/v1/tax_rates/:id', z.strictObject({}), (context, _, id) =>
    renderTaxRate(context.store.get('taxRate', id)),
  ),
  operation(
    'POST',
    '/v1/tax_rates/:id',
    z.strictObject({
      active: flag.optional(),
      display_name: text.optional(),
      description: emptyable(text).optional(),
      metadata,
    }),
    (context, given, id) => {
      const before = context.store.get('taxRate', id);
      const { active = before.active, display_name: displayName = before.displayName } = given;
      const { description = before.description } = given;
      const rate = { ...before, active, displayName, description, metadata: merged(before.metadata, given.metadata) };
      return renderTaxRate(context.replace('taxRate', before, rate, 'tax_rate.updated', renderTaxRate));
    },
  ),
];
