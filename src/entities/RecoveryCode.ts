import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A code that stands in for the second factor, once. */
@Entity('recovery_code')
export class RecoveryCode {
  @PrimaryColumn({ name: 'person_id', type: 'text' })
  personId!: string;

  /** SHA-256 of the code, which has 80 random bits. */
  @PrimaryColumn({ type: 'text' })
  hash!: string;

  @Column({ name: 'used_at', type: 'text', nullable: true })
  usedAt!: string | null;
}
