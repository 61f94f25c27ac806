import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One row per file: where it stands now. Recomputable from its journal. */
@Entity('case_file')
@Index('case_file_code', ['code'], { unique: true })
@Index('case_file_subject', ['subjectId'])
@Index('case_file_movement', ['movementId', 'stage'])
@Index('case_file_unit', ['unitId', 'movementId'])
@Index('case_file_kind', ['kind'])
export class CaseFile {
  /** ULID: sorts by time when compared by bytes. */
  @PrimaryColumn({ type: 'text' })
  id!: string;

  @Column({ type: 'text' })
  kind!: string;

  /** What people read and type: `bt24-n-0042`. */
  @Column({ type: 'text' })
  code!: string;

  @Column({ name: 'movement_id', type: 'text', nullable: true })
  movementId!: string | null;

  @Column({ name: 'unit_id', type: 'text', nullable: true })
  unitId!: string | null;

  /** Whom a nomination is about: the id of a person's or a unit's file. */
  @Column({ name: 'subject_id', type: 'text', nullable: true })
  subjectId!: string | null;

  /** For lists; never a person's name. */
  @Column({ type: 'text' })
  title!: string;

  /** Top-level stage key. */
  @Column({ type: 'text' })
  stage!: string;

  /** `seq` of the last entry: the lock of the next one. */
  @Column({ type: 'integer' })
  version!: number;

  /** Hash of the last entry. */
  @Column({ type: 'text' })
  head!: string;

  /** Canonical JSON of `{context, value}`. */
  @Column({ type: 'text' })
  state!: string;

  @Column({ name: 'machine_id', type: 'text', nullable: true })
  machineId!: string | null;

  @Column({ name: 'machine_version', type: 'integer', nullable: true })
  machineVersion!: number | null;

  @Column({ name: 'machine_hash', type: 'text', nullable: true })
  machineHash!: string | null;

  @Column({ name: 'opened_at', type: 'text' })
  openedAt!: string;

  @Column({ name: 'moved_at', type: 'text' })
  movedAt!: string;
}
