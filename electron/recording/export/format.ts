import type { RowPlace } from '@shared/contract/rowPlace';

/** Makes bytes of rows, in the order of their seq. */
export interface Format {
  readonly extension: string;
  readonly mediaType: string;
  begin(): void;
  row(place: RowPlace): void;
  end(): void;
}

/** Where a format writes to. `write` takes what nobody changes afterwards. */
export interface Output {
  write(bytes: Uint8Array): void;
}
