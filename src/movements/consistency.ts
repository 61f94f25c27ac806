import type { LegalDate } from '../machines/attempt.js';
import type { Label } from '../machines/fields.js';
import { addDays } from '../machines/legalDate.js';
import type { MovementDefinition, Period } from '../machines/movementDefinition.js';
import { refusedAwards } from './awardsRefused.js';
import type { ValueMistake } from './mistakes.js';
import { seatMistakes } from './seats.js';

/** What the parts of a movement must say together. Each check is a sentence about the parts that it reads. */

interface Check {
  /** Dotted paths; the check is passed over while one of them holds a mistake of its own. */
  readonly reads: readonly string[];
  readonly find: (definition: MovementDefinition) => readonly ValueMistake[];
}

/** The mistakes that only show when several parts are read together; `known` are those of single values. */
export const togetherMistakes = (
  definition: MovementDefinition,
  known: readonly ValueMistake[],
): ValueMistake[] => {
  const broken = known.map(({ path }) => path.map(String).join('.'));
  return checks
    .filter(({ reads }) => !reads.some((read) => broken.some((path) => touches(path, read))))
    .flatMap(({ find }) => find(definition));
};

const touches = (one: string, other: string): boolean =>
  one === '' || `${one}.`.startsWith(`${other}.`) || `${other}.`.startsWith(`${one}.`);

const period = 'rules.period';

const checks: readonly Check[] = [
  {
    reads: [period],
    find({ rules }) {
      const { from, until } = rules.period.value;
      return until >= from ? [] : [mistake('rules.period.value.until', endsBeforeStart(from))];
    },
  },
  {
    reads: ['milestones'],
    find: ({ milestones }) => [
      ...twice(milestones, 'milestones'),
      ...milestones.flatMap(({ rate, comparator }, index) =>
        comparator === 'exceeds' && rate.numerator === rate.denominator
          ? [mistake(`milestones.${index}.rate`, nothingExceedsAll)]
          : [],
      ),
    ],
  },
  {
    reads: ['milestones', period],
    find: ({ milestones, rules }) =>
      milestones.flatMap(({ on }, index) => outside(on, rules.period.value, `milestones.${index}.on`)),
  },
  { reads: ['contents'], find: ({ contents }) => twice(contents, 'contents') },
  { reads: ['provisions'], find: ({ provisions }) => twice(provisions, 'provisions') },
  {
    reads: ['contents', 'rules.criteria'],
    find: ({ contents, rules }) =>
      rules.criteria.value.flatMap((key, index) =>
        contents.some((content) => content.key === key)
          ? []
          : [mistake(`rules.criteria.value.${index}`, noSuchContent(contents.map((content) => content.key)))],
      ),
  },
  {
    reads: ['commitment', period],
    find: ({ commitment, rules }) =>
      commitment ? outside(commitment.before, rules.period.value, 'commitment.before') : [],
  },
  {
    reads: ['commitment', 'deadlines.commitmentDue'],
    find: ({ commitment, deadlines: { commitmentDue } }) =>
      commitment && commitmentDue && !endsBefore(commitment.before, commitmentDue.period)
        ? [mistake('deadlines.commitmentDue.period', lastDayIs(addDays(commitment.before, -1)))]
        : [],
  },
  {
    reads: ['rules.dossierDeadline', period],
    find({ rules }) {
      const deadline = rules.dossierDeadline.value;
      const { from } = rules.period.value;
      return deadline !== null && deadline < from
        ? [mistake('rules.dossierDeadline.value', endsBeforeStart(from))]
        : [];
    },
  },
  {
    reads: ['rules.publicPosting'],
    find({ rules }) {
      const { required, workingDays } = rules.publicPosting.value;
      return required && workingDays === 0 ? [mistake('rules.publicPosting.value.workingDays', noDays)] : [];
    },
  },
  { reads: ['rules.committee'], find: voteMistakes },
  { reads: ['desks', 'rules.committee', period], find: seatMistakes },
  { reads: ['rules.awards', 'rules.subjects', 'rules.mode', period], find: refusedAwards },
  {
    reads: ['deadlines'],
    find: ({ deadlines }) =>
      Object.entries(deadlines).flatMap(([timer, { ladder }]) =>
        repeated(ladder.map(({ step }) => step)).map((index) =>
          mistake(`deadlines.${timer}.ladder.${index}.step`, stepTwice),
        ),
      ),
  },
];

const endsBefore = (before: LegalDate, period: Period): boolean =>
  'date' in period && addDays(period.date, 1) === before;

function voteMistakes({ rules }: MovementDefinition): ValueMistake[] {
  const { threshold, tieRule, ballot } = rules.committee.value;
  const at = 'rules.committee.value';
  return [
    ...(threshold.comparator === 'exceeds' && threshold.numerator === threshold.denominator
      ? [mistake(`${at}.threshold`, nothingExceedsAll)]
      : []),
    ...(tieRule === 'chairSide' && ballot === 'secret' ? [mistake(`${at}.tieRule`, noSideInSecret)] : []),
  ];
}

type Words = Pick<ValueMistake, 'message' | 'fix'>;

/** Steps of lists stay numbers, so that the place is found in the file. */
const mistake = (path: string, words: Words): ValueMistake => ({
  path: path.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step)),
  ...words,
});

/** Positions of values that stand in a list before. */
const repeated = (values: readonly string[]): number[] =>
  values.flatMap((value, index) => (values.indexOf(value) < index ? [index] : []));

const twice = (list: readonly { readonly key: string }[], path: string): ValueMistake[] =>
  repeated(list.map(({ key }) => key)).map((index) => mistake(`${path}.${index}.key`, keyTwice));

const outside = (
  date: LegalDate,
  { from, until }: { readonly from: LegalDate; readonly until: LegalDate },
  path: string,
): ValueMistake[] => (from <= date && date <= until ? [] : [mistake(path, notWithin(from, until))]);

const words = (message: Label, fix: Label): Words => ({ message, fix });
const endsBeforeStart = (from: LegalDate): Words =>
  words(
    { vi: `Ngày này trước ngày đầu ${from}.`, en: `This day is before the first day, ${from}.` },
    { vi: `Chọn từ ${from} trở đi.`, en: `Choose ${from} or later.` },
  );
const notWithin = (from: LegalDate, until: LegalDate): Words =>
  words(
    { vi: 'Ngày này nằm ngoài thời gian phong trào.', en: 'This day lies outside the movement.' },
    { vi: `Chọn từ ${from} đến ${until}.`, en: `Choose from ${from} to ${until}.` },
  );
const keyTwice = words(
  { vi: 'Khóa này đã dùng ở mục trước.', en: 'This key is used by an entry before.' },
  { vi: 'Đặt khóa khác.', en: 'Choose another key.' },
);
const stepTwice = words(
  { vi: 'Bậc này đã có trong thang.', en: 'This step stands twice in the ladder.' },
  { vi: 'Gộp người nhận vào một bậc.', en: 'Put the recipients into one step.' },
);
const noSuchContent = (keys: readonly string[]): Words =>
  words(
    { vi: 'Không có nội dung thi đua nào mang khóa này.', en: 'No content of emulation has this key.' },
    { vi: `Chọn trong: ${keys.join(', ')}.`, en: `Choose among: ${keys.join(', ')}.` },
  );
const nothingExceedsAll = words(
  { vi: 'Không gì có thể vượt toàn bộ.', en: 'Nothing can exceed the whole.' },
  { vi: 'Dùng reaches, hoặc tỷ lệ nhỏ hơn 1.', en: 'Use reaches, or a share below 1.' },
);
const lastDayIs = (last: LegalDate): Words =>
  words(
    {
      vi: 'Hạn gửi cam kết không khớp với commitment.before.',
      en: 'The deadline of commitments is not that of commitment.before.',
    },
    { vi: `Ghi { date: ${last} }: ngày cuối còn kịp.`, en: `Write { date: ${last} }, the last day in time.` },
  );
const noDays = words(
  { vi: 'Bắt buộc công khai mà không có ngày nào.', en: 'Posting is required for no day at all.' },
  { vi: 'Ghi từ 1 ngày làm việc trở lên.', en: 'Give 1 working day or more.' },
);
const noSideInSecret = words(
  {
    vi: 'Phiếu kín thì không biết bên của người chủ trì.',
    en: 'A secret ballot does not show the chair’s side.',
  },
  { vi: 'Chọn notPassed hoặc secondBallot.', en: 'Choose notPassed or secondBallot.' },
);
