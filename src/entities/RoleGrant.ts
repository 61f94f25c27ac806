import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Who holds a role in a unit: derived from the persons' files, so that letters find their recipients. */
@Entity('role_grant')
@Index('role_grant_seat', ['unitId', 'role'])
export class RoleGrant {
  @PrimaryColumn({ name: 'person_id', type: 'text' })
  personId!: string;

  /** Place in the person's list of grants. */
  @PrimaryColumn({ type: 'integer' })
  number!: number;

  @Column({ type: 'text' })
  role!: string;

  /** Null: bound to no unit (the first administrator). */
  @Column({ name: 'unit_id', type: 'text', nullable: true })
  unitId!: string | null;

  /** First and last day, inclusive; null: open. */
  @Column({ name: 'from_date', type: 'text', nullable: true })
  fromDate!: string | null;

  @Column({ name: 'until_date', type: 'text', nullable: true })
  untilDate!: string | null;
}
