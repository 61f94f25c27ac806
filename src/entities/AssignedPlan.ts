import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { amountCheck } from './amount.js';

/** What one decision assigns to one project: a line of an import. A later decision is another line. */
@Entity('assigned_plan')
@Index('assigned_plan_project', ['code'])
@Check('assigned_plan_prime_minister', amountCheck('prime_minister'))
@Check('assigned_plan_provincial_council', amountCheck('provincial_council'))
@Check('assigned_plan_total', amountCheck('total'))
export class AssignedPlan {
  @PrimaryColumn({ name: 'import_id', type: 'text' })
  importId!: string;

  @PrimaryColumn({ type: 'integer' })
  line!: number;

  /** The project's own code, unique in its movement. */
  @Column({ type: 'text' })
  code!: string;

  @Column({ type: 'text' })
  name!: string;

  /** The investor. */
  @Column({ name: 'unit_id', type: 'text' })
  unitId!: string;

  /** `A`, `B`, `C`, `nationalImportance`, or null. */
  @Column({ name: 'project_class', type: 'text', nullable: true })
  projectClass!: string | null;

  @Column({ name: 'capital_source', type: 'text', nullable: true })
  capitalSource!: string | null;

  /** Last day of capital that has its own: extended, or supplemented after 30/9. */
  @Column({ name: 'ends_on', type: 'text', nullable: true })
  endsOn!: string | null;

  @Column({ name: 'decision_number', type: 'text' })
  decisionNumber!: string;

  @Column({ name: 'decision_date', type: 'text' })
  decisionDate!: string;

  /** Đồng by basis; null: the decision says nothing of that basis. */
  @Column({ name: 'prime_minister', type: 'bigint', nullable: true })
  primeMinister!: string | null;

  @Column({ name: 'provincial_council', type: 'bigint', nullable: true })
  provincialCouncil!: string | null;

  @Column({ type: 'bigint', nullable: true })
  total!: string | null;
}
