import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterAll } from '@jest/globals';
import { run } from '../../src/cli/program.js';

export const program = join(process.cwd(), 'bin/thidua');

const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** The program in a folder of its own, in Vietnamese unless the arguments say otherwise. */
export class Thidua {
  private constructor(
    readonly folder: string,
    readonly env: NodeJS.ProcessEnv,
  ) {}

  /** Address of the database that it uses when nothing else is set. */
  get database(): string {
    return `sqlite:${join(this.folder, 'data/thidua.sqlite')}`;
  }

  static async inNewFolder(env: NodeJS.ProcessEnv = {}): Promise<Thidua> {
    const folder = await mkdtemp(join(tmpdir(), 'thidua-cli-'));
    folders.push(folder);
    return new Thidua(folder, { PATH: process.env['PATH'], HOME: folder, LANG: 'vi_VN.UTF-8', ...env });
  }

  /** As people run it: a process of its own. */
  run(...args: string[]): Promise<Outcome> {
    return new Promise((resolve) => {
      execFile(program, args, { cwd: this.folder, env: this.env }, (error, out, err) => {
        resolve({ code: error === null ? 0 : Number(error.code), out, err });
      });
    });
  }

  /** The same command in this process: for what does not depend on how a process starts and ends. */
  async here(...args: string[]): Promise<Outcome> {
    const [out, err] = [new PassThrough(), new PassThrough()];
    const code = await run(args, { env: this.env, cwd: this.folder, out, err });
    return { code, out: written(out), err: written(err) };
  }

  /** What `--json` printed, whatever the exit code. */
  async json(...args: string[]): Promise<Outcome & { readonly value: Record<string, unknown> }> {
    const outcome = await this.here(...args, '--json');
    return { ...outcome, value: JSON.parse(outcome.out) as Record<string, unknown> };
  }
}

const written = (stream: PassThrough): string => ((stream.read() as Buffer | null) ?? '').toString();
