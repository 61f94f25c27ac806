import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The last number given to a file of a kind in a movement; numbers are never reused. */
@Entity('file_counter')
export class FileCounter {
  /** The movement's short code; empty for units and persons. */
  @PrimaryColumn({ type: 'text' })
  prefix!: string;

  @PrimaryColumn({ type: 'text' })
  kind!: string;

  @Column({ type: 'integer' })
  last!: number;
}
