import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a database says of itself: that it is ours, and the simulated instant of one that the demo made. */
@Entity('database_property')
export class DatabaseProperty {
  @PrimaryColumn({ type: 'text' })
  name!: string;

  @Column({ type: 'text' })
  value!: string;
}
