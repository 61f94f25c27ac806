import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One letter to one recipient, written with the move that asks for it. Up to `created_at` a row never changes. */
@Entity('outbox_message')
@Index('outbox_message_file', ['fileId', 'seq'])
@Index('outbox_message_due', ['state', 'nextAt'])
export class OutboxMessage {
  /** `<file id>.<seq>.<n>`: the Message-ID derives from it. */
  @PrimaryColumn({ type: 'text' })
  id!: string;

  @Column({ name: 'file_id', type: 'text' })
  fileId!: string;

  @Column({ type: 'integer' })
  seq!: number;

  @Column({ type: 'text' })
  letter!: string;

  /** `role@unit`, the unit's own mailbox, or a person's id. */
  @Column({ type: 'text' })
  recipient!: string;

  /** Canonical JSON of what only the move knows. */
  @Column({ type: 'text' })
  params!: string;

  @Column({ name: 'created_at', type: 'text' })
  createdAt!: string;

  @Column({ type: 'text' })
  state!: string;

  @Column({ type: 'integer' })
  attempts!: number;

  @Column({ name: 'next_at', type: 'text', nullable: true })
  nextAt!: string | null;

  @Column({ name: 'lease_owner', type: 'text', nullable: true })
  leaseOwner!: string | null;

  @Column({ name: 'lease_until', type: 'text', nullable: true })
  leaseUntil!: string | null;

  @Column({ type: 'text', nullable: true })
  outcome!: string | null;

  @Column({ name: 'sent_at', type: 'text', nullable: true })
  sentAt!: string | null;

  @Column({ type: 'text', nullable: true })
  note!: string | null;

  /** Id of the row that carries this one. */
  @Column({ type: 'text', nullable: true })
  digest!: string | null;
}
