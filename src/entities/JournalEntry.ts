import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One row per move, append-only. Every column but `body` and `hash` is a copy of a field of the body. */
@Entity('journal_entry')
@Index('journal_entry_key', ['actorId', 'key'], { unique: true })
export class JournalEntry {
  @PrimaryColumn({ name: 'file_id', type: 'text' })
  fileId!: string;

  /** 1 = `open`. */
  @PrimaryColumn({ type: 'integer' })
  seq!: number;

  @Column({ type: 'text' })
  at!: string;

  @Column({ type: 'text' })
  move!: string;

  @Column({ name: 'actor_id', type: 'text' })
  actorId!: string;

  /** Idempotency key of the caller. */
  @Column({ type: 'text', nullable: true })
  key!: string | null;

  /** The exact canonical text that was hashed. */
  @Column({ type: 'text' })
  body!: string;

  @Column({ type: 'text' })
  hash!: string;
}
