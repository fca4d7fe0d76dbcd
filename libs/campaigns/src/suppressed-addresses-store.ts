import { sha256 } from '#platform';
import { changed, Database, preparedRows, rows, type SuppressedAddress, type Tx } from '#database';
import { Injectable } from '@nestjs/common';

/** The only writer of `suppressed_address`: addresses to which nothing is sent any more, whoever has them. */
@Injectable()
export class SuppressedAddressesStore {
  /** What bounced stays so, whatever marked the address before: no yes mends it. */
  async add(tx: Tx, hash: string, because: SuppressedAddress['because'], now: Date): Promise<void> {
    await changed(
      tx,
      `insert into suppressed_address (address_hash, because, at) values ($1, $2, $3)
       on conflict (address_hash) do update set because = excluded.because, at = excluded.at
       where excluded.because = 'bounced' and suppressed_address.because <> 'bounced'`,
      [hash, because, now],
    );
  }

  /** After a new yes; an address that bounced stays. */
  async lift(tx: Tx, address: string): Promise<void> {
    await changed(tx, `delete from suppressed_address where address_hash = $1 and because <> 'bounced'`, [
      addressHashOf(address),
    ]);
  }

  /** Those of the addresses that are suppressed. */
  async among(on: Tx | Database, addresses: readonly string[]): Promise<ReadonlySet<string>> {
    if (addresses.length === 0) return new Set();
    const found = await rows<{ hash: string }>(
      on,
      'select address_hash as hash from suppressed_address where address_hash = any($1)',
      [addresses.map(addressHashOf)],
    );
    const hashes = new Set(found.map(({ hash }) => hash));
    return new Set(addresses.filter((address) => hashes.has(addressHashOf(address))));
  }

  /** Those of the members whose address is suppressed. */
  async membersAmong(on: Tx | Database, memberIds: readonly string[]): Promise<ReadonlySet<string>> {
    const found = await preparedRows<{ id: string }>(
      on,
      'members-suppressed',
      `select member.id from member
       join suppressed_address on address_hash = encode(sha256(convert_to(lower(btrim(email)), 'UTF8')), 'hex')
       where member.id = any($1)`,
      [memberIds],
    );
    return new Set(found.map(({ id }) => id));
  }
}

/** By what an address is known once nobody needs to write to it. */
export function addressHashOf(address: string): string {
  return sha256(address.trim().toLowerCase());
}
