/** What a caller may do: send facts, ask and answer, change the catalogue, read figures, decide who else may. */
export const SCOPES = ['ingest', 'decide', 'manage', 'report', 'admin'] as const;
export type Scope = (typeof SCOPES)[number];

/** What an operator may do in the console. */
export const ROLE_SCOPES = {
  viewer: ['report'],
  marketer: ['report', 'decide', 'manage'],
  admin: SCOPES,
} as const satisfies Record<string, readonly Scope[]>;
export type Role = keyof typeof ROLE_SCOPES;
export const ROLES = Object.keys(ROLE_SCOPES) as [Role, ...Role[]];
