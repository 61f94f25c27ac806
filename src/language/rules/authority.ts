import type { RuleName } from '../../machines/ruleNames.js';
import type { RuleText, Told } from '../told.js';

/** Who may, when, and for whom. */

const conflicts = {
  vi: {
    filer: 'đã lập, sửa hoặc trình hồ sơ',
    nominee: 'chính là người được đề nghị',
    otherHalf: 'đã cho ý kiến ở phần thẩm định kia',
  },
  en: {
    filer: 'opened, edited or submitted it',
    nominee: 'is the nominee',
    otherHalf: 'gave the other opinion',
  },
} as const;
const conflict = (told: Told, words: Readonly<Record<string, string>>): string =>
  words[told.text('conflict')] ?? '–';

export const authorityTexts = {
  inStage: {
    asks: { vi: 'Bước này có ở chỗ hồ sơ đang đứng', en: 'The stage has this move' },
    lacks: {
      vi: (told) =>
        `Hồ sơ đang ở bước "${told.stage('stage')}", ở đó không có bước "${told.text('move')}": chọn một bước mà hồ sơ đang có.`,
      en: (told) =>
        `The file stands in "${told.stage('stage')}", which has no move "${told.text('move')}": choose one that the file has.`,
    },
  },
  role: {
    asks: { vi: 'Có vai trò được làm bước này', en: 'Holds a role that may make this move' },
    lacks: {
      vi: (told) =>
        `Người này không giữ vai trò được làm bước này (đang giữ: ${told.choices('roles')}): cần người giữ vai trò nêu bên cạnh.`,
      en: (told) =>
        `This person holds no role that may make this move (holds: ${told.choices('roles')}): it takes a holder of the role named beside.`,
    },
  },
  relation: {
    asks: { vi: 'Thuộc đơn vị đang giữ hồ sơ', en: 'Sits at the desk that has the file' },
    lacks: {
      vi: (told) =>
        `Đơn vị của người này (${told.name('unit')}) không phải nơi giữ bước này hôm nay (${told.choice('desk')}): cần người của đơn vị đó.`,
      en: (told) =>
        `This person's unit (${told.name('unit')}) is not the one that sits there today (${told.choice('desk')}): it takes somebody of that unit.`,
    },
  },
  separate: {
    asks: { vi: 'Không vừa lập hồ sơ vừa xét', en: 'Does not judge a file of their own' },
    lacks: {
      vi: (told) =>
        `${told.name('person')} ${conflict(told, conflicts.vi)} nên không được làm bước này: cần một người khác cùng vai trò.`,
      en: (told) =>
        `${told.name('person')} ${conflict(told, conflicts.en)}, so may not make this move: it takes somebody else of the same role.`,
    },
  },
  delegationInForce: {
    asks: { vi: 'Có ủy quyền còn hiệu lực', en: 'A delegation is in force' },
    lacks: {
      vi: (told) =>
        `Không có ủy quyền có hiệu lực hôm nay (từ ${told.date('from')} đến hết ${told.date('until')}): quản trị viên ghi ủy quyền mới, hoặc người đó tự làm.`,
      en: (told) =>
        `No delegation is in force today (from ${told.date('from')} until ${told.date('until')} inclusive): an administrator records a new one, or the person acts.`,
    },
  },
  reasonGiven: {
    asks: { vi: 'Có nêu lý do', en: 'A reason is given' },
    lacks: {
      vi: 'Bước này phải nêu lý do: ghi lý do rồi làm lại.',
      en: 'This move needs a reason: give one and repeat.',
    },
  },
  keyReused: {
    asks: { vi: 'Khóa chống trùng chưa dùng cho việc khác', en: 'The key was not used for something else' },
    lacks: {
      vi: (told) =>
        `Khóa "${told.text('key')}" đã dùng cho một yêu cầu khác (${told.name('file')}): dùng khóa mới, hoặc gửi lại đúng yêu cầu cũ.`,
      en: (told) =>
        `The key "${told.text('key')}" was used for another request (${told.name('file')}): use a new key, or repeat the same request.`,
    },
  },
  fitsVersion: {
    asks: {
      vi: 'Phiên bản quy trình mới có bước mà hồ sơ đang đứng',
      en: "The newer version of the chart has the file's stage",
    },
    lacks: {
      vi: (told) =>
        `Phiên bản quy trình ${told.text('toVersion')} không nhận hồ sơ đang ở bước "${told.stage('stage')}": đưa hồ sơ qua bước này rồi chuyển, hoặc chọn phiên bản khác.`,
      en: (told) =>
        `Version ${told.text('toVersion')} of the chart takes no file that stands in "${told.stage('stage')}": move the file past that stage first, or choose another version.`,
    },
  },
  movementRunning: {
    asks: { vi: 'Phong trào đang diễn ra', en: 'The movement is running' },
    lacks: {
      vi: 'Phong trào chưa phát động hoặc đã kết thúc, nên không nhận đề nghị: Ban TĐKT phát động trước.',
      en: 'The movement is not launched yet, or is closed, so it takes no nominations: the Board launches it first.',
    },
  },
  definitionUnits: {
    asks: {
      vi: 'Các đơn vị nêu trong phong trào đều có trong danh bạ',
      en: 'Every unit that the movement names is registered',
    },
    lacks: {
      vi: (told) =>
        `Chưa có trong danh bạ: ${told.text('missing')}. Quản trị viên thêm từng đơn vị với đúng ký hiệu đó.`,
      en: (told) =>
        `Not registered: ${told.text('missing')}. An administrator adds each unit under that symbol.`,
    },
  },
  codeFree: {
    asks: { vi: 'Mã chưa có phong trào nào dùng', en: 'No other movement bears the code' },
    lacks: {
      vi: (told) =>
        `Mã "${told.text('code')}" đang là của phong trào ${told.name('taken')}, mã hồ sơ sẽ lẫn với nhau: đổi mục "code" trong tệp phong trào rồi làm lại.`,
      en: (told) =>
        `The code "${told.text('code')}" belongs to the movement ${told.name('taken')}, and the files of both would be mixed up: change "code" in the movement's file, then try again.`,
    },
  },
  successionFits: {
    asks: { vi: 'Số đơn vị kế thừa hợp với hình thức sắp xếp', en: 'Successors that fit the reorganisation' },
    lacks: {
      vi: (told) =>
        told.has('unit')
          ? `${told.name('unit')} không phải là đơn vị kế thừa: chỉ giao hồ sơ cho đơn vị kế thừa.`
          : `Hình thức "${told.choice('succession')}" không hợp với ${told.text('successors')} đơn vị kế thừa: sáp nhập, đổi tên có một; chia, tách có từ hai; giải thể có nhiều nhất một.`,
      en: (told) =>
        told.has('unit')
          ? `${told.name('unit')} is no successor: files go to successors only.`
          : `"${told.choice('succession')}" does not fit ${told.text('successors')} successors: a merger or a new name has one, a split two or more, an abolition at most one.`,
    },
  },
  followerDated: {
    asks: { vi: 'Ngày bắt đầu trước ngày kết thúc', en: 'The first day before the last' },
    lacks: {
      vi: (told) => `Từ ${told.date('from')} đến ${told.date('until')} là ngược: sửa lại hai ngày.`,
      en: (told) => `From ${told.date('from')} until ${told.date('until')} runs backwards: correct the days.`,
    },
  },
  symbolFree: {
    asks: { vi: 'Ký hiệu chưa có đơn vị nào dùng', en: 'No other unit bears the symbol' },
    lacks: {
      vi: (told) => `Ký hiệu "${told.text('symbol')}" đang là của ${told.name('taken')}: chọn ký hiệu khác.`,
      en: (told) => `The symbol "${told.text('symbol')}" belongs to ${told.name('taken')}: choose another.`,
    },
  },
} as const satisfies Partial<Record<RuleName, RuleText>>;
