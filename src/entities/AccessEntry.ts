import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * Who signed in, looked at a file, took something out: append-only, and chained by hashes like a file's journal.
 * Every column but `hash` and `prev` repeats a field of the body.
 */
@Entity('access_entry')
@Index('access_entry_person', ['personId', 'seq'])
export class AccessEntry {
  /** Counted from 1, without gaps. */
  @PrimaryColumn({ type: 'integer' })
  seq!: number;

  @Column({ type: 'text' })
  at!: string;

  @Column({ type: 'text' })
  event!: string;

  /** Null: nobody who is known, as when a sign-in failed. */
  @Column({ name: 'person_id', type: 'text', nullable: true })
  personId!: string | null;

  /** Canonical JSON, exactly as hashed. */
  @Column({ type: 'text' })
  body!: string;

  /** SHA-256 of the body, which holds the hash of the entry before. */
  @Column({ type: 'text' })
  hash!: string;
}
