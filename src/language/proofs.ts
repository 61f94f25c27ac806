import type { Label } from '../machines/fields.js';

/** What proofs and the doctor look at, in words. */

export const disagreementLabels = {
  seq: { vi: 'thiếu hoặc trùng một dòng nhật ký', en: 'an entry is missing or stands twice' },
  hash: { vi: 'nội dung không khớp mã băm', en: 'the text does not have its hash' },
  body: { vi: 'nội dung không đọc được', en: 'the text cannot be read' },
  column: { vi: 'cột không khớp nội dung', en: 'a column differs from the text' },
  chain: { vi: 'đứt chuỗi với dòng trước', en: 'the chain to the entry before is broken' },
  machine: { vi: 'sơ đồ trạng thái không phải bản đã dùng', en: 'the chart is not the one that judged it' },
  refused: { vi: 'xét lại thì bị từ chối', en: 'decided again, it is refused' },
  undecidable: { vi: 'không xét lại được', en: 'it cannot be decided again' },
  from: { vi: 'bước trước không khớp', en: 'the stage before differs' },
  to: { vi: 'bước sau không khớp', en: 'the stage after differs' },
  stateHash: { vi: 'trạng thái không khớp mã băm', en: 'the state does not have its hash' },
  row: { vi: 'dòng hồ sơ không khớp nhật ký', en: "the file's row differs from its journal" },
  deadline: { vi: 'thời hạn không khớp nhật ký', en: 'a deadline differs from the journal' },
  letter: { vi: 'thư không khớp nhật ký', en: 'a letter differs from the journal' },
  derived: {
    vi: 'tên hoặc vai trò không khớp hồ sơ của người',
    en: "a name or role differs from the person's file",
  },
  stray: { vi: 'dòng không thuộc hồ sơ nào', en: 'a row belongs to no file' },
  pages: { vi: 'có dòng nhật ký không đọc thấy', en: 'entries were not shown by their index' },
} as const satisfies Readonly<Record<string, Label>>;

export const checkLabels = {
  journals: { vi: 'Nhật ký nguyên vẹn', en: 'Journals are whole' },
  files: { vi: 'Hồ sơ khớp nhật ký', en: 'Files agree with their journals' },
  deadlines: { vi: 'Thời hạn đúng chỗ', en: 'Deadlines are in place' },
  letters: { vi: 'Thư đủ và đúng', en: 'Letters are complete' },
  register: { vi: 'Danh bạ khớp hồ sơ của từng người', en: 'The register agrees with its files' },
  stages: { vi: 'Không hồ sơ nào mắc kẹt', en: 'No file is stranded' },
  numbers: { vi: 'Số hồ sơ không trùng', en: 'Numbers are counted' },
  keys: { vi: 'Dữ liệu niêm phong mở được', en: 'Sealed values open' },
  names: { vi: 'Họ tên không lộ ngoài danh bạ', en: 'No name stands in clear' },
  figures: {
    vi: 'Số liệu nhập khớp nhật ký, tháng đã khóa và mốc đã chốt không đổi',
    en: 'Figures agree with their imports, closed months and frozen milestones',
  },
  schema: { vi: 'Bảng đúng phiên bản', en: 'Tables fit the program' },
  settings: { vi: 'Ghi là bền', en: 'Commits are durable' },
} as const satisfies Readonly<Record<string, Label>>;
