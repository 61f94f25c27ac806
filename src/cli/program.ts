import { CommanderError } from 'commander';
import { languageOf, languages } from '../language/language.js';
import type { Answer, Call } from './answer.js';
import { buildProgram } from './commandLine.js';
import { WrongUse } from './wrongUse.js';

/** Runs one command and prints its answer. */

/** Where a command runs: its environment, its folder, and who reads what it prints. */
export interface Surroundings {
  readonly env: NodeJS.ProcessEnv;
  readonly cwd: string;
  readonly out: NodeJS.WritableStream;
  readonly err: NodeJS.WritableStream;
}

/** Resolves to the exit code: 0 done, 1 the answer is no, 2 not understood. */
export async function run(args: readonly string[], around: Surroundings): Promise<number> {
  endQuietly(around.out);
  endQuietly(around.err);
  const language = languageOf(valueOf(args, '--lang'), around.env);
  const json = args.includes('--json');
  try {
    return print(await answerTo(args, { ...around, language }), json, around);
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0;
    // Loaded only now: sentences know every chart.
    const { asAnswer } = await import('./failure.js');
    return print(asAnswer(error, args, language), json, around);
  }
}

/** A reader that went away (`| head`) has seen enough; any other answer that cannot be printed is told. */
function endQuietly(stream: NodeJS.WritableStream): void {
  stream.on('error', ({ code }: NodeJS.ErrnoException) => {
    if (code === 'EPIPE') process.exit(0);
    process.stderr.write(
      `Không in được kết quả (${String(code)}): kiểm tra nơi nhận.\nThe answer cannot be printed (${String(code)}): check where it goes.\n`,
    );
    process.exit(1);
  });
}

/** The command parses its operands and options; what it answers comes out of its action. */
async function answerTo(args: readonly string[], call: Call & Surroundings): Promise<Answer> {
  const asked = valueOf(args, '--lang');
  if (asked !== null && !languages.some((known) => known === asked)) throw unknownLanguage(asked);
  const answers: Answer[] = [];
  const program = buildProgram(call, call, (answer) => answers.push(answer));
  await program.parseAsync(args.length > 0 ? args : ['help'], { from: 'user' });
  const [answer] = answers;
  if (!answer) throw new CommanderError(0, 'commander.help', '');
  return answer;
}

const unknownLanguage = (asked: string): WrongUse =>
  new WrongUse(
    {
      vi: `Không có ngôn ngữ "${asked}": chọn vi hoặc en.`,
      en: `There is no language "${asked}": choose vi or en.`,
    },
    '--lang',
    asked,
  );

function print(
  { value, text, code, failed: isNo }: Answer,
  json: boolean,
  { out, err }: Surroundings,
): number {
  if (json) out.write(`${JSON.stringify(value, exact, 2)}\n`);
  const lines = text.endsWith('\n') || text === '' ? text : `${text}\n`;
  if (!json || isNo) (isNo ? err : out).write(harmless(lines));
  return code;
}

/** Nothing that was typed or stored commands a terminal, or turns the direction of its text. */
const harmless = (text: string): string => text.replace(/[^\P{Cc}\n\t]|\p{Bidi_Control}/gu, '\ufffd');

/** The value of an option that is needed before anything is parsed. */
function valueOf(args: readonly string[], option: string): string | null {
  const index = args.findIndex((arg) => arg === option || arg.startsWith(`${option}=`));
  const found = args[index];
  if (index < 0 || found === undefined) return null;
  return found === option ? (args[index + 1] ?? '') : found.slice(option.length + 1);
}

/** Amounts are decimal strings, as everywhere outside the program. */
const exact = (_key: string, value: unknown): unknown => (typeof value === 'bigint' ? String(value) : value);
