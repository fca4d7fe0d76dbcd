export default async function () {
  for (const server of globalThis.__SERVERS__?.splice(0) ?? []) await server.stop();
}
