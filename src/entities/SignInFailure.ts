import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Failed attempts to sign in, by account and by address: the more, the longer the next one waits. */
@Entity('sign_in_failure')
export class SignInFailure {
  /** SHA-256 of `login:…`, `address:…` or of both: what was typed may be a password. */
  @PrimaryColumn({ type: 'text' })
  subject!: string;

  @Column({ type: 'integer' })
  count!: number;

  @Column({ name: 'last_at', type: 'text' })
  lastAt!: string;
}
