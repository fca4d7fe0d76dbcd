import { ROLES, SCOPES, type OperatorCaller } from '#access';
import type { ApiKey, AuditEntry, Operator } from '#database';
import { storableText } from '#membership';
import { z } from 'zod';
import { instant, listOf } from './common';

const name = storableText(100);
const email = z.email().max(254);
const role = z.enum(ROLES).describe('viewer: report; marketer: report, decide, manage; admin: everything');
const scopes = z.array(z.enum(SCOPES)).min(1).max(SCOPES.length);
const token = z.string().min(1).max(100);

export const signInBody = z.strictObject({ email, password: z.string().min(1).max(200) }).meta({ id: 'SignIn' });
export type SignInBody = z.infer<typeof signInBody>;

export const confirmBody = z.strictObject({ password: z.string().min(1).max(200) }).meta({ id: 'Confirmation' });
export type ConfirmBody = z.infer<typeof confirmBody>;
export const confirmed = z.object({ confirmedUntil: instant }).meta({ id: 'Confirmed' });

export const setupLinkBody = z.strictObject({ token }).meta({ id: 'SetupToken' });
export type SetupLinkBody = z.infer<typeof setupLinkBody>;
export const setupAnswer = z
  .object({
    valid: z.boolean(),
    email: z.string().nullable().describe('Of an invitation; null: the first operator chooses one'),
  })
  .meta({ id: 'SetupLink' });
export const setupBody = z
  .strictObject({
    token,
    email: email.optional().describe('Of the very first operator; an invitation has its own'),
    name,
    password: z.string().min(12).max(200).describe('At least 12 characters'),
  })
  .meta({ id: 'SetupInput' });
export type SetupBody = z.infer<typeof setupBody>;

export const session = z
  .object({
    operator: z.object({ id: z.uuid(), email: z.string(), name: z.string(), role }),
    scopes,
    csrfToken: z.string().describe('Send it as x-csrf-token with everything but GET'),
    expiresAt: instant.describe('When nothing is done until then'),
    confirmedUntil: instant.nullable().describe('null: what cannot be undone needs the password again'),
    setup: z.boolean().describe('false; in the 401 without a session: true while there is no operator'),
  })
  .meta({ id: 'Session' });

export function sessionView(caller: OperatorCaller, now: Date): z.infer<typeof session> {
  const { id, email, name, role, scopes, csrfToken, expiresAt, confirmedUntil } = caller;
  return {
    operator: { id, email, name, role },
    scopes: [...scopes],
    csrfToken,
    expiresAt: expiresAt.toISOString(),
    confirmedUntil: confirmedUntil > now ? confirmedUntil.toISOString() : null,
    setup: false,
  };
}

export const invitationBody = z.strictObject({ email, role }).meta({ id: 'OperatorInvitation' });
export type InvitationBody = z.infer<typeof invitationBody>;
export const invitation = z
  .object({ email: z.string(), role, link: z.url().describe('Good once, for a week; shown only here') })
  .meta({ id: 'OperatorInvited' });

export const operatorChange = z
  .strictObject({ role: role.optional(), disabled: z.boolean().optional() })
  .meta({ id: 'OperatorChange' });
export type OperatorChange = z.infer<typeof operatorChange>;

export const operator = z
  .object({
    id: z.uuid(),
    email: z.string(),
    name: z.string(),
    role,
    createdAt: instant,
    disabledAt: instant.nullable(),
  })
  .meta({ id: 'Operator' });
export const operatorList = z.object({ data: z.array(operator) }).meta({ id: 'OperatorList' });

export function operatorView({ id, email, name, role, createdAt, disabledAt }: Operator): z.infer<typeof operator> {
  return {
    id,
    email,
    name,
    role,
    createdAt: createdAt.toISOString(),
    disabledAt: disabledAt?.toISOString() ?? null,
  };
}

export const apiKeyBody = z
  .strictObject({ name, scopes, expiresAt: instant.nullable().default(null) })
  .meta({ id: 'ApiKeyInput' });
export type ApiKeyBody = z.infer<typeof apiKeyBody>;

export const rotateBody = z
  .strictObject({
    overlapHours: z
      .int()
      .min(0)
      .max(720)
      .default(24)
      .describe('How long the present secret is good beside the new one'),
  })
  .meta({ id: 'ApiKeyRotation' });
export type RotateBody = z.infer<typeof rotateBody>;

export const apiKey = z
  .object({
    id: z.uuid(),
    name: z.string(),
    prefix: z.string().describe('How the secret begins'),
    last4: z.string(),
    scopes,
    createdAt: instant,
    expiresAt: instant.nullable(),
    lastUsedAt: instant.nullable().describe('To the minute'),
    previousSecretUntil: instant.nullable().describe('Until then the secret before the last rotation is good too'),
    revokedAt: instant.nullable(),
  })
  .meta({ id: 'ApiKey' });
export const apiKeyWithSecret = apiKey
  .extend({ secret: z.string().describe('tl_...: shown only here') })
  .meta({ id: 'ApiKeyWithSecret' });
export const apiKeyPage = listOf(apiKey).meta({ id: 'ApiKeyPage' });

export const idPage = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  startingAfter: z.uuid().optional().describe('The last id of the page before'),
});
export type IdPage = z.infer<typeof idPage>;

export function apiKeyView(key: ApiKey): z.infer<typeof apiKey> {
  const { id, name, prefix, last4 } = key;
  return {
    id,
    name,
    prefix,
    last4,
    scopes: SCOPES.filter((scope) => key.scopes.includes(scope)),
    createdAt: key.createdAt.toISOString(),
    expiresAt: key.expiresAt?.toISOString() ?? null,
    lastUsedAt: key.lastUsedAt?.toISOString() ?? null,
    previousSecretUntil: key.previousUntil?.toISOString() ?? null,
    revokedAt: key.revokedAt?.toISOString() ?? null,
  };
}

export const auditQuery = idPage.extend({
  actor: z.uuid().optional().describe('The id of a key or an operator; of the service itself: the nil UUID'),
  action: storableText(200).optional().describe('e.g. PUT /v1/plans/:key'),
  subject: storableText(300).optional().describe('e.g. plans/gold; a member by the id in its entries'),
});
export type AuditQuery = z.infer<typeof auditQuery>;

const auditEntry = z
  .object({
    id: z.uuid(),
    at: instant,
    actor: z.object({ kind: z.enum(['key', 'operator', 'system']), id: z.uuid(), name: z.string() }),
    action: z.string().describe('Method and route'),
    subject: z.string().nullable().describe('What it was done to; members by a name that says nothing about them'),
    detail: z.object({
      fields: z.array(z.string()).describe('What was given, without the values'),
      requestId: z.string().nullable().describe('As the log names it'),
    }),
  })
  .meta({ id: 'AuditEntry' });
export const auditPage = listOf(auditEntry).meta({ id: 'AuditPage' });

export function auditView(entry: AuditEntry): z.infer<typeof auditEntry> {
  const { id, at, actorKind, actorId, actorName, action, subject, detail } = entry;
  return {
    id,
    at: at.toISOString(),
    actor: { kind: actorKind, id: actorId, name: actorName },
    action,
    subject,
    detail: { ...detail, fields: [...detail.fields] },
  };
}
