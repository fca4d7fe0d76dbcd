/** A setting of the process; undefined where there is none, e.g. in an edge runtime. */
export function setting(name: 'TIERLIFT_URL' | 'TIERLIFT_API_KEY' | 'TIERLIFT_WEBHOOK_SECRET'): string | undefined {
  const { process } = globalThis as { process?: { env?: Readonly<Record<string, string | undefined>> } };
  return process?.env?.[name];
}
