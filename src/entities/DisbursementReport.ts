import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { amountCheck } from './amount.js';

/** What one project had disbursed since the start of the plan year, as one line of an import says. */
@Entity('disbursement_report')
@Index('disbursement_report_project', ['code', 'asOf'])
@Check('disbursement_report_disbursed', amountCheck('disbursed'))
@Check('disbursement_report_advance', amountCheck('advance'))
@Check('disbursement_report_completed_volume', amountCheck('completed_volume'))
export class DisbursementReport {
  @PrimaryColumn({ name: 'import_id', type: 'text' })
  importId!: string;

  @PrimaryColumn({ type: 'integer' })
  line!: number;

  @Column({ type: 'text' })
  code!: string;

  /** Legal date up to which it counts. */
  @Column({ name: 'as_of', type: 'text' })
  asOf!: string;

  /** `estimate` or `treasuryConfirmed`. */
  @Column({ type: 'text' })
  status!: string;

  /** Cumulative, đồng. */
  @Column({ type: 'bigint' })
  disbursed!: string;

  /** Parts of `disbursed`, where the source gives them. */
  @Column({ type: 'bigint', nullable: true })
  advance!: string | null;

  @Column({ name: 'completed_volume', type: 'bigint', nullable: true })
  completedVolume!: string | null;
}
