import { z } from 'zod';
import { integer, paging, text } from '../parameters';
import { renderTestClock } from '../render/test-clock';
import { newId } from '../store';
import { advance, deleteClock } from '../test-clocks';
import { listOf, operation, type Operation } from './operation';

export const testClockOperations: readonly Operation[] = [
  operation(
    'POST',
    '/v1/test_helpers/test_clocks',
    z.strictObject({ frozen_time: integer, name: text.max(300).optional() }),
    (context, { frozen_time: frozenAt, name = null }) => {
      const clock = context.store.put('testClock', {
        id: newId('clock'),
        name,
        frozenAt,
        target: null,
        status: 'ready',
        created: context.now(),
      });
      context.emit('test_helpers.test_clock.created', renderTestClock(clock));
      return renderTestClock(clock);
    },
  ),
  operation('GET', '/v1/test_helpers/test_clocks', z.strictObject(paging), (context, page) =>
    listOf('/v1/test_helpers/test_clocks', context.store.all('testClock'), page, renderTestClock),
  ),
  operation('GET', '/v1/test_helpers/test_clocks/:id', z.strictObject({}), (context, _, id) =>
    renderTestClock(context.store.get('testClock', id)),
  ),
  operation(
    'POST',
    '/v1/test_helpers/test_clocks/:id/advance',
    z.strictObject({ frozen_time: integer }),
    (context, { frozen_time: to }, id) => renderTestClock(advance(context, context.store.get('testClock', id), to)),
  ),
  operation('DELETE', '/v1/test_helpers/test_clocks/:id', z.strictObject({}), (context, _, id) =>
    deleteClock(context, context.store.get('testClock', id)),
  ),
];
