import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A one-time address at which a person chooses a login and a password. */
@Entity('sign_in_link')
export class SignInLink {
  /** SHA-256 of the token in the address. */
  @PrimaryColumn({ type: 'text' })
  hash!: string;

  /** Null: whoever opens the first link of an empty database becomes its administrator. */
  @Column({ name: 'person_id', type: 'text', nullable: true })
  personId!: string | null;

  @Column({ name: 'ends_at', type: 'text' })
  endsAt!: string;

  @Column({ name: 'used_at', type: 'text', nullable: true })
  usedAt!: string | null;
}
