import { Redis, type RedisOptions } from 'ioredis';

/** A connection to `redis://…`, `rediss://…` or `unix:///PATH`. */
function connect(url: string, options: RedisOptions): Redis {
  const path = /^unix:\/\/(.*)$/.exec(url)?.[1];
  return path === undefined ? new Redis(url, options) : new Redis({ ...options, path });
}

/** For workers, which wait for a Redis that went away. */
export const patientRedis = (url: string): Redis => connect(url, { maxRetriesPerRequest: null });

/** For everybody else: a Redis that is away is an error at once, and nobody waits. */
export const hastyRedis = (url: string): Redis =>
  connect(url, { enableOfflineQueue: false, maxRetriesPerRequest: 1, connectTimeout: 2_000 });
