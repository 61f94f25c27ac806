import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Current names for lists, search and letters: derived from the persons' files, rebuilt by `rebuild`. */
@Entity('person_name')
@Index('person_name_folded', ['folded'])
export class PersonName {
  @PrimaryColumn({ name: 'person_id', type: 'text' })
  personId!: string;

  /** Version of the person's file. */
  @Column({ type: 'integer' })
  seq!: number;

  @Column({ type: 'text' })
  name!: string;

  /** Without tone marks, đ as d, lower case: what search compares. */
  @Column({ type: 'text' })
  folded!: string;
}
