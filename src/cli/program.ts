import { EnvironmentError, readEnvironment } from '../environment.js';

/** Runs one command and resolves to the exit code of DESIGN §6; its commands come with their files in this folder. */
export function run(args: readonly string[], env: NodeJS.ProcessEnv, cwd: string): Promise<number> {
  try {
    readEnvironment(env, cwd);
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    console.error(error.message);
    return Promise.resolve(2);
  }
  console.error(
    `Chưa có lệnh này: thidua ${args.join(' ')}\nThere is no such command yet: thidua ${args.join(' ')}`,
  );
  return Promise.resolve(2);
}
