import type { TestClock } from '../life-model';

const LIFETIME_SECONDS = 30 * 86_400;

export function renderTestClock({ id, created, frozenAt, name, status, target }: TestClock): object {
  return {
    id,
    object: 'test_helpers.test_clock',
    created,
    deletes_after: created + LIFETIME_SECONDS,
    frozen_time: frozenAt,
    livemode: false,
    name,
    status,
    status_details: target === null ? {} : { advancing: { target_frozen_time: target } },
  };
}
