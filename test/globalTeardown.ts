import type { ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';

declare global {
  var postgresCluster: ChildProcessByStdio<Writable, Readable, null> | undefined;
}

/** Ends the cluster that globalSetup started, and waits until its folder is gone. */
export default async function globalTeardown(): Promise<void> {
  const cluster = globalThis.postgresCluster;
  if (!cluster) return;
  cluster.stdin.end();
  await once(cluster, 'exit');
}
