import { Clock, Config, DAY } from '#platform';
import { Injectable } from '@nestjs/common';
import { createWriteStream, existsSync } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { EXPORTS, ExportsStore } from './exports-store';
import { RollUpValues } from './roll-up-values';

/** Days that are made up for when no worker ran at night. */
const CAUGHT_UP_DAYS = 7;

/** Puts the exports of each past day (UTC) into EXPORT_FOLDER as NDJSON; without the setting, nothing. A file that is there stays as it is. */
@Injectable()
export class WriteExports {
  constructor(
    private readonly config: Config,
    private readonly clock: Clock,
    private readonly exportsStore: ExportsStore,
    private readonly rollUpValues: RollUpValues,
  ) {}

  async run(): Promise<void> {
    const { EXPORT_FOLDER: folder } = this.config.env;
    if (folder === undefined) return;
    await mkdir(folder, { recursive: true });
    await this.rollUpValues.run(); // who came to a first decision in the day's last minutes is no exposure before
    const today = Math.floor(this.clock.now().getTime() / DAY) * DAY;
    for (let from = today - CAUGHT_UP_DAYS * DAY; from < today; from += DAY) await this.write(folder, from);
  }

  private async write(folder: string, start: number): Promise<void> {
    const [from, to] = [new Date(start), new Date(start + DAY)];
    const days = [from, to].map((day) => day.toISOString().slice(0, 10)).join('-');
    for (const name of EXPORTS) {
      const file = join(folder, `${name}-${days}.ndjson`);
      if (existsSync(file)) continue;
      await pipeline(Readable.from(this.exportsStore.lines(name, { from, to })), createWriteStream(`${file}.part`));
      await rename(`${file}.part`, file); // whoever sees the file sees all of it
    }
  }
}
