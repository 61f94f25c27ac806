import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The key of one person's sealed values. Destroying the row forgets the person without breaking a hash. */
@Entity('person_key')
export class PersonKey {
  @PrimaryColumn({ name: 'person_id', type: 'text' })
  personId!: string;

  /** base64url of 32 bytes. */
  @Column({ type: 'text' })
  key!: string;
}
