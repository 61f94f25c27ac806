import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/**
 * Gives the suites a PostgreSQL cluster of their own, unless TEST_POSTGRES_URL names one. The cluster lives as
 * long as the pipe to its script is open, so that it ends with this process however this process ends.
 */
export default async function globalSetup({ rootDir }: { rootDir: string }): Promise<void> {
  if (process.env['TEST_POSTGRES_URL']) return;
  const cluster = spawn(`${rootDir}/script/with-postgres`, ['sh', '-c', 'echo "$TEST_POSTGRES_URL"; cat'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  globalThis.postgresCluster = cluster;
  for await (const address of createInterface(cluster.stdout)) {
    process.env['TEST_POSTGRES_URL'] = address;
    return;
  }
  throw new Error('No PostgreSQL to test with: script/bootstrap --test installs it.');
}
