import { setTimeout } from 'node:timers/promises';
import type { MailServer, Mood } from '../notifications/mailServer.js';
import type { TestRedis } from '../redis.js';
import type { Point } from './plan.js';
import type { ChaosWorker } from './workers.js';

/** What a fault may take hold of. The first worker is its victim. */
export interface Scene {
  readonly workers: readonly ChaosWorker[];
  readonly redis: TestRedis;
  readonly server: MailServer;
  readonly concurrency: number;
  /** Milliseconds that Redis stays away. */
  readonly away: number;
  /** From 0 to 1, by the seed. */
  readonly chance: () => number;
  /** Resolves when at least so many letters of this round were transmitted. */
  readonly transmitted: (letters: number) => Promise<void>;
}

/** What was seen of a fault: how often it happened, and how many letters it may have doubled. */
export interface Seen {
  readonly fired: number;
  readonly mayRepeat: number;
}

export interface Fault {
  /** Before the letters are written. */
  readonly prepare?: (scene: Scene) => Promise<() => Seen> | (() => Seen);
  /** While they are in the air. */
  readonly strike?: (scene: Scene) => Promise<Seen>;
  /** Letters are refused for good: they end as failed. */
  readonly refuses?: true;
}

const killed = (point: Point): Fault => ({
  async prepare({ workers, concurrency, chance }) {
    const [victim] = workers;
    let signal: NodeJS.Signals | null = null;
    void victim?.ended.then((ended) => (signal = ended));
    await victim?.tell({ doom: point, passage: 1 + Math.floor(chance() * 2) });
    return () => ({ fired: signal === 'SIGKILL' ? 1 : 0, mayRepeat: concurrency });
  },
});

/** The server answers so to a letter's first transmission, for about every third letter. */
const moody = (mood: Mood, repeats: boolean): Fault => ({
  prepare({ server, chance }) {
    const struck = new Set<string>();
    const known = new Set<string>();
    server.mood = ({ messageId }) => {
      if (messageId === '' || known.has(messageId)) return 'accept';
      known.add(messageId);
      if (struck.size > 0 && chance() > 0.35) return 'accept';
      struck.add(messageId);
      return mood;
    };
    return () => ({ fired: struck.size, mayRepeat: repeats ? struck.size : 0 });
  },
});

export const faults: Readonly<Record<string, Fault>> = {
  'killed after claim': killed('after claim'),
  'killed after DATA': killed('after DATA'),
  'killed after outcome': killed('after outcome'),
  FLUSHALL: {
    async strike({ transmitted, redis }) {
      await transmitted(2);
      await redis.flush();
      return { fired: 1, mayRepeat: 0 };
    },
  },
  'Redis killed': {
    async strike({ transmitted, redis, away }) {
      await transmitted(2);
      await redis.kill();
      await setTimeout(away);
      await redis.start();
      return { fired: 1, mayRepeat: 0 };
    },
  },
  'SMTP 4xx': moody('later', true),
  'SMTP 5xx': { ...moody('never', false), refuses: true },
  'SMTP cut after DATA': moody('cut', true),
  'SMTP hangs': moody('hang', true),
  'clock back an hour': {
    async strike({ transmitted, workers, concurrency }) {
      await transmitted(2);
      await Promise.all(workers.map((worker) => worker.tell({ offset: -3_600_000 })));
      return { fired: 1, mayRepeat: workers.length * concurrency };
    },
  },
  'clock forward a week': {
    async strike({ transmitted, workers, concurrency }) {
      await transmitted(2);
      await Promise.all(workers.map((worker) => worker.tell({ offset: 604_800_000 })));
      return { fired: 1, mayRepeat: workers.length * concurrency };
    },
  },
};
