import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A browser that somebody has signed in with: a row each, so that it can be listed and ended. */
@Entity('web_session')
@Index('web_session_person', ['personId'])
export class WebSession {
  /** SHA-256 of the token that only the cookie holds. */
  @PrimaryColumn({ type: 'text' })
  hash!: string;

  @Column({ name: 'person_id', type: 'text' })
  personId!: string;

  /** `password`: the second factor is still to come; `full`; `demo`: chosen from the sample people. */
  @Column({ type: 'text' })
  stage!: string;

  @Column({ name: 'created_at', type: 'text' })
  createdAt!: string;

  /** Written at most once a minute. */
  @Column({ name: 'seen_at', type: 'text' })
  seenAt!: string;

  @Column({ name: 'ended_at', type: 'text', nullable: true })
  endedAt!: string | null;

  /** What the browser says that it is, for whoever looks through their sessions. */
  @Column({ type: 'text' })
  agent!: string;
}
