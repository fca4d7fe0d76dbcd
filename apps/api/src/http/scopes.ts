/** What a key may do: send facts, ask and answer, change the catalogue, read figures. */
export const SCOPES = ['ingest', 'decide', 'manage', 'report'] as const;
export type Scope = (typeof SCOPES)[number];
