/** Where a worker may be killed. */
export type Point = 'after claim' | 'after DATA' | 'after outcome';

export interface WorkerPlan {
  readonly address: string;
  readonly redisUrl: string;
  readonly smtpUrl: string;
  /** When the campaign began, by the machine's clock. */
  readonly begun: number;
  /** Letters that it has in the air at most. */
  readonly concurrency: number;
}

/** What a worker is told: where to kill itself, or how far its clock is from the machine's (milliseconds). */
export type Order = { readonly doom: Point; readonly passage: number } | { readonly offset: number };
