import { createServer, type AddressInfo, type Server } from 'node:net';
import { assertReachable } from './assert-reachable';

/** A message of PostgreSQL's protocol. */
const message = (kind: string, ...parts: (string | number | Buffer)[]) => {
  const body = Buffer.concat(parts.map((part) => (typeof part === 'number' ? int32(part) : Buffer.from(part))));
  return Buffer.concat([Buffer.from(kind), int32(body.length + 4), body]);
};
const int32 = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
};
const READY = message('Z', 'I');

/** A server that lets everybody in and answers each question with one column of one row. */
function answering(value: string): Promise<Server> {
  const column = message('T', '\0\x01version\0', 0, '\0\0', 25, '\0\0', 0, '\0\0');
  const row = message('D', '\0\x01', value.length, value);
  const server = createServer((socket) => {
    socket.once('data', () => {
      socket.write(Buffer.concat([message('R', 0), READY]));
      socket.on('data', (data) => {
        if (data[0] === 0x51) socket.write(Buffer.concat([column, row, message('C', 'SELECT 1\0'), READY]));
      });
    });
    socket.on('error', () => socket.destroy());
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

describe('a process that starts', () => {
  it.each([
    ['150018', /PostgreSQL 15; use PostgreSQL 18 or newer/],
    ['180001', null],
    ['190000', null],
  ])('says what to do when PostgreSQL is too old: %s', async (version, refusal) => {
    const server = await answering(version);
    const { port } = server.address() as AddressInfo;
    const reached = assertReachable(`postgres://x:y@127.0.0.1:${port}/tierlift`);
    await (refusal ? expect(reached).rejects.toThrow(refusal) : expect(reached).resolves.toBeUndefined());
    await new Promise((resolve) => server.close(resolve));
  });
});
