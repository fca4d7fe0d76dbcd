/** What was looked at, and how it is. `todo` says what to do about it; only what is well has none. */
export type Finding =
  | { readonly level: 'ok'; readonly what: string; readonly says: string }
  | { readonly level: 'warning' | 'fault'; readonly what: string; readonly says: string; readonly todo: string };

export const ok = (what: string, says: string): Finding => ({ level: 'ok', what, says });
/** It works, and will hurt one day. */
export const warning = (what: string, says: string, todo: string): Finding => ({ level: 'warning', what, says, todo });
/** It does not work, or is not safe. */
export const fault = (what: string, says: string, todo: string): Finding => ({ level: 'fault', what, says, todo });
