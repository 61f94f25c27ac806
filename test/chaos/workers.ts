import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type { Order, WorkerPlan } from './plan.js';

/** A worker process, ready to send. */
export interface ChaosWorker {
  /** Resolves when it has understood. */
  tell(order: Order): Promise<void>;
  /** The signal that ended it. */
  readonly ended: Promise<NodeJS.Signals | null>;
  isAlive(): boolean;
  kill(): Promise<void>;
}

/** Starts one; resolves when it says that it is ready. */
export async function startWorker(plan: WorkerPlan): Promise<ChaosWorker> {
  const child = fork(join(import.meta.dirname, 'worker.ts'), [JSON.stringify(plan)], {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const ended = new Promise<NodeJS.Signals | null>((resolve) =>
    child.once('exit', (_code, signal) => resolve(signal)),
  );
  await said(child, 'ready');
  return {
    async tell(order) {
      const understood = said(child, 'understood');
      child.send(order);
      await understood;
    },
    ended,
    isAlive: () => child.exitCode === null && child.signalCode === null,
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

const said = (child: ChildProcess, word: string): Promise<void> =>
  new Promise((resolve, reject) => {
    child.on('message', (message) => {
      if (message === word) resolve();
    });
    child.once('exit', () => reject(new Error(`The worker ended before it was ${word}`)));
  });
