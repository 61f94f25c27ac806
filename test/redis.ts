import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Redis } from 'ioredis';

/** A Redis server of a test's own, on a unix socket in a temporary folder; it keeps nothing. */
export interface TestRedis {
  readonly url: string;
  flush(): Promise<void>;
  /** Ends it as a crash would. */
  kill(): Promise<void>;
  /** Starts it, empty. */
  start(): Promise<void>;
  close(): Promise<void>;
}

export async function testRedis(): Promise<TestRedis> {
  const folder = await mkdtemp(join(tmpdir(), 'thidua-redis-'));
  const socket = join(folder, 'redis.sock');
  let server: ChildProcess | null = null;
  const here = {
    url: `unix://${socket}`,
    flush: () => asking(socket, (redis) => redis.flushall()),
    async start() {
      const settings = ['--port', '0', '--unixsocket', socket, '--save', '', '--dir', folder];
      server = spawn('redis-server', settings, { stdio: 'ignore' });
      for (let tries = 0; tries < 200 && !(await answers(socket)); tries += 1) await setTimeout(20);
    },
    async kill() {
      const ended = new Promise((resolve) => server?.once('exit', resolve));
      server?.kill('SIGKILL');
      await ended;
    },
    async close() {
      await here.kill();
      await rm(folder, { recursive: true });
    },
  };
  await here.start();
  return here;
}

const answers = (socket: string): Promise<boolean> =>
  asking(socket, (redis) => redis.ping()).then(
    () => true,
    () => false,
  );

async function asking(socket: string, ask: (redis: Redis) => Promise<unknown>): Promise<void> {
  const redis = new Redis({ path: socket, lazyConnect: true, retryStrategy: () => null });
  redis.on('error', () => undefined);
  try {
    await redis.connect();
    await ask(redis);
  } finally {
    redis.disconnect();
  }
}
