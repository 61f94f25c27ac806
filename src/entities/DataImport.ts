import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * One file of plans or reports. Its rows are staged first and count for nobody until a move of the movement
 * publishes them; undone, they are marked and stay.
 */
@Entity('data_import')
@Index('data_import_file', ['movementId', 'kind', 'sha256'])
export class DataImport {
  /** ULID. */
  @PrimaryColumn({ type: 'text' })
  id!: string;

  @Column({ name: 'movement_id', type: 'text' })
  movementId!: string;

  /** `plans` or `disbursements`. */
  @Column({ type: 'text' })
  kind!: string;

  /** Of the file's bytes. */
  @Column({ type: 'text' })
  sha256!: string;

  @Column({ type: 'text', nullable: true })
  sheet!: string | null;

  /** Canonical JSON: how the file was read. The same file read in the same way is the same import. */
  @Column({ type: 'text' })
  mapping!: string;

  @Column({ name: 'staged_at', type: 'text' })
  stagedAt!: string;

  /** Null while rows are still being staged. */
  @Column({ type: 'integer', nullable: true })
  rows!: number | null;

  /** Canonical JSON: the sum of each column of amounts, decimal strings of đồng. */
  @Column({ type: 'text', nullable: true })
  totals!: string | null;

  /** SHA-256 over the canonical rows. */
  @Column({ name: 'rows_hash', type: 'text', nullable: true })
  rowsHash!: string | null;

  /** Canonical JSON: the months that its reports are about, or in which its decisions were made. */
  @Column({ type: 'text', nullable: true })
  months!: string | null;

  /** `seq` of the movement's entry that published it: with the line, the order in which rows were recorded. */
  @Column({ type: 'integer', nullable: true })
  seq!: number | null;

  @Column({ name: 'published_at', type: 'text', nullable: true })
  publishedAt!: string | null;

  /** `seq` of the entry that undid it. */
  @Column({ name: 'reversed_seq', type: 'integer', nullable: true })
  reversedSeq!: number | null;

  @Column({ name: 'reversed_at', type: 'text', nullable: true })
  reversedAt!: string | null;
}
