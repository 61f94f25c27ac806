import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A pending deadline, or one of its ladder's steps. The clock's move deletes the row in its own transaction. */
@Entity('deadline')
@Index('deadline_due', ['dueAt'])
export class Deadline {
  @PrimaryColumn({ name: 'file_id', type: 'text' })
  fileId!: string;

  @PrimaryColumn({ type: 'text' })
  timer!: string;

  /** Node path without `road.`. */
  @PrimaryColumn({ type: 'text' })
  stage!: string;

  /** `due`, or a ladder step such as `-2`, `+1`. */
  @PrimaryColumn({ type: 'text' })
  step!: string;

  /** Null while it rests. */
  @Column({ name: 'due_at', type: 'text', nullable: true })
  dueAt!: string | null;

  /** Working days left while it rests, else null. */
  @Column({ name: 'days_left', type: 'integer', nullable: true })
  daysLeft!: number | null;

  /** The `seq` that set it. */
  @Column({ type: 'integer' })
  version!: number;
}
