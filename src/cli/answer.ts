import type { Command } from 'commander';
import type { Language } from '../language/language.js';

/** How a command was called, and what it answers. */

export interface Call {
  readonly env: NodeJS.ProcessEnv;
  readonly cwd: string;
  readonly language: Language;
}

/** Values of a command's options by their long names. */
export type Options = Readonly<Record<string, string | boolean | readonly string[] | undefined>>;

export interface Answer {
  /** For programs: what `--json` prints. */
  readonly value: unknown;
  /** For people. */
  readonly text: string;
  /** 0 done, 1 the answer is no, 2 not understood. */
  readonly code: 0 | 1 | 2;
  /** A refusal or mistake: its sentence belongs on stderr. */
  readonly failed?: true;
}

/** A command's action; operands as commander gives them, a list where the operand is repeated. */
export type Action = (
  call: Call,
  operands: readonly (string | readonly string[] | undefined)[],
  options: Options,
  /** The whole command line, for its completion. */
  program: Command,
) => Promise<Answer>;

export const done = (value: unknown, text: string): Answer => ({ value, text, code: 0 });

export const textOption = (options: Options, name: string): string | null => {
  const value = options[name];
  return typeof value === 'string' ? value : null;
};
export const textOperand = (operands: Parameters<Action>[1], index: number): string => {
  const value = operands[index];
  return typeof value === 'string' ? value : '';
};
