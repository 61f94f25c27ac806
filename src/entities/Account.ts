import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** How a person signs in. Who they are, and what they may do, stands in the person's own file. */
@Entity('account')
@Index('account_login', ['login'], { unique: true })
export class Account {
  @PrimaryColumn({ name: 'person_id', type: 'text' })
  personId!: string;

  /** Folded: without marks and in lower case, so that a keyboard without Vietnamese types it too. */
  @Column({ type: 'text' })
  login!: string;

  /** Argon2id with its salt and cost, in PHC form. */
  @Column({ name: 'password_hash', type: 'text' })
  passwordHash!: string;

  /** Encrypted with the program's secret; null: no second factor yet. */
  @Column({ name: 'totp_secret', type: 'text', nullable: true })
  totpSecret!: string | null;

  /** The step of 30 seconds whose code was used last: a code counts once. */
  @Column({ name: 'totp_step', type: 'integer' })
  totpStep!: number;

  @Column({ name: 'created_at', type: 'text' })
  createdAt!: string;
}
