import type { Label } from '../machines/fields.js';
import type { Instant } from '../machines/attempt.js';
import type { Reason } from '../machines/reason.js';
import { instant, integer } from './format.js';
import { say, type Language, type Names } from './language.js';
import { refusalLines } from './reason.js';
import { stageOfAnyKind } from './stages.js';

/** Every way in which the program says no, by the shape of its error: what happened, and what to do. */
export type Failure =
  | { readonly name: 'Refused' | 'Forbidden'; readonly reasons: Reason }
  | {
      readonly name: 'Stale';
      readonly by: string;
      readonly at: Instant;
      readonly stage: string;
      readonly version: number;
    }
  | { readonly name: 'NotFound'; readonly kind: string; readonly id: string }
  | {
      readonly name: 'Invalid';
      readonly fields: readonly { readonly path: string; readonly message: Label }[];
    }
  | { readonly name: 'EnvironmentError'; readonly sentences: readonly Label[] }
  | { readonly name: 'MovementMistakes'; readonly mistakes: readonly Mistake[] }
  | { readonly name: 'ImportMistakes'; readonly mistakes: readonly CellMistake[]; readonly count: number }
  | {
      readonly name:
        | 'DatabaseUnusable'
        | 'YearWithoutCalendar'
        | 'DateWithoutRegime'
        | 'NotForDemo'
        | 'SheetRefused'
        | 'WrongUse';
      readonly sentence: Label;
    };

/** One mistake in a file of `movements/`. */
interface Mistake {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: Label;
  readonly fix: Label;
}

/** One mistake in a spreadsheet. */
interface CellMistake {
  readonly sheet: string;
  readonly row: number;
  readonly column: string;
  readonly message: Label;
  readonly fix: Label;
}

/** One clear sentence, or one per mistake. */
export function failureInWords(failure: Failure, language: Language, names: Names): string {
  switch (failure.name) {
    case 'Refused':
    case 'Forbidden':
      return [heads[failure.name][language], ...refusalLines(failure.reasons, language, names)].join('\n');
    case 'Stale':
      return stale(failure, language, names);
    case 'NotFound':
      return notFound(failure.kind, failure.id)[language];
    case 'Invalid':
      return failure.fields.map(({ path, message }) => withPath(path, say(message, language))).join('\n');
    case 'EnvironmentError':
      return failure.sentences.map((sentence) => say(sentence, language)).join('\n');
    case 'MovementMistakes':
      return failure.mistakes.map((mistake) => mistakeInWords(mistake, language)).join('\n');
    case 'ImportMistakes':
      return importMistakes(failure, language);
    case 'DatabaseUnusable':
    case 'YearWithoutCalendar':
    case 'DateWithoutRegime':
    case 'NotForDemo':
    case 'SheetRefused':
    case 'WrongUse':
      return say(failure.sentence, language);
  }
}

const heads = {
  Refused: {
    vi: 'Chưa làm được, nên bước này không được ghi. Điều còn vướng:',
    en: 'Not possible yet, the move was not written. What is in the way:',
  },
  Forbidden: {
    vi: 'Người này không được làm bước này, nên bước này không được ghi. Vì:',
    en: 'This person may not make this move, and it was not written. Because:',
  },
} as const;

function stale(
  failure: Extract<Failure, { readonly name: 'Stale' }>,
  language: Language,
  names: Names,
): string {
  const who =
    failure.by === 'clock' ? { vi: 'đồng hồ của hệ thống', en: 'the clock' }[language] : names(failure.by);
  const at = instant(failure.at);
  const where = stageOfAnyKind(failure.stage, language);
  return {
    vi: `Hồ sơ đã đi tiếp, chưa ghi gì: ${who} chuyển lúc ${at}, nay ở bước "${where}", phiên bản ${failure.version}. Xem lại hồ sơ, rồi làm lại trên phiên bản ${failure.version}.`,
    en: `This file has moved on, nothing was written: ${who} moved it on ${at}, it now stands in "${where}", version ${failure.version}. Look at it again, then repeat on version ${failure.version}.`,
  }[language];
}

const notFound = (kind: string, id: string): Label => {
  const what = kinds[kind] ?? kinds['file'] ?? { vi: kind, en: kind };
  return {
    vi: `Không tìm thấy ${what.vi} "${id}": kiểm tra lại mã, ký hiệu hoặc tên.`,
    en: `There is no ${what.en} "${id}": check its code, symbol or name.`,
  };
};
const kinds: Readonly<Record<string, Label>> = {
  file: { vi: 'hồ sơ', en: 'file' },
  unit: { vi: 'đơn vị', en: 'unit' },
  import: { vi: 'lần nhập', en: 'import' },
  person: { vi: 'người', en: 'person' },
  movement: { vi: 'phong trào', en: 'movement' },
  milestone: { vi: 'mốc giải ngân nào của', en: 'milestone of' },
  delegation: { vi: 'ủy quyền cho người này từ', en: 'delegation to this person from' },
  signedPaper: { vi: 'vai trò của người ký', en: 'role of the signer' },
};

const withPath = (path: string, message: string): string => (path === '' ? message : `${path}: ${message}`);

const mistakeInWords = ({ file, line, column, message, fix }: Mistake, language: Language): string =>
  `${file}:${line}:${column}: ${say(message, language)} ${say(fix, language)}`;

function importMistakes(
  { mistakes, count }: Extract<Failure, { readonly name: 'ImportMistakes' }>,
  language: Language,
): string {
  const head = {
    vi: `Tệp có ${integer(count, 'vi')} chỗ sai, nên không ghi dòng nào:`,
    en: `The file has ${integer(count, 'en')} mistakes, so none of its rows was kept:`,
  };
  const lines = mistakes.map(
    ({ sheet, row, column, message, fix }) =>
      `${sheet}!${column}${row}: ${say(message, language)} ${say(fix, language)}`,
  );
  const left = count - mistakes.length;
  const more = { vi: `… và ${left} chỗ nữa`, en: `… and ${left} more` };
  return [say(head, language), ...lines, ...(left > 0 ? [say(more, language)] : [])].join('\n');
}
