/** What a stranger's file may ask of this machine. Checked before it is unpacked, and counted while it is. */
export interface Limits {
  /** Of the file as it lies on the disk. */
  readonly fileBytes: number;
  /** Of all parts together, unpacked. */
  readonly unpackedBytes: number;
  /** Of the table of shared strings, unpacked: the only part that is kept whole in memory. */
  readonly sharedStringBytes: number;
  /** Files in the zip. */
  readonly entries: number;
  readonly rows: number;
  /** In one cell; Excel's own limit. */
  readonly cellCharacters: number;
}

const mebibyte = 1024 * 1024;

export const limits: Limits = {
  fileBytes: 50 * mebibyte,
  unpackedBytes: 500 * mebibyte,
  sharedStringBytes: 64 * mebibyte,
  entries: 2_000,
  rows: 1_000_000,
  cellCharacters: 32_767,
};
