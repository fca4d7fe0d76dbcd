export const audit = {
  title: 'Audit log',
  hint: 'Who changed what, and when. Nobody can change or delete it.',
  action: 'Action',
  actionHint: 'Such as PUT /v1/policy',
  actor: 'Who',
  at: 'When',
  subject: 'What',
  detail: 'Fields given',
  kind: { key: 'key', operator: 'operator', system: 'service' },
  none: 'Nothing is recorded yet',
  noneHint: 'Every change by a key or an operator leaves a line here.',
} as const;
