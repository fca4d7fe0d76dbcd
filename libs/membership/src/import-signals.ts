import { importInChunks, jsonLines, type ImportSummary } from '#platform';
import { Injectable } from '@nestjs/common';
import { RecordSignals } from './record-signals';

/** Signals as lines of JSON, any number of them. */
@Injectable()
export class ImportSignals {
  constructor(private readonly recordSignals: RecordSignals) {}

  /** Sending all of it again changes nothing. Throws `overloaded`. */
  run(source: AsyncIterable<Buffer>): Promise<ImportSummary> {
    return importInChunks(jsonLines(source), (chunk) => this.recordSignals.run(chunk));
  }
}
