import type { ErrorCode } from 'yaml';
import type { Label } from '../machines/fields.js';

/** What is wrong with the syntax of a YAML file. The parser speaks English, with more detail than its code has. */
export function syntaxWords(code: ErrorCode, message: string): Label {
  const what = vietnamese[code];
  return {
    vi: what === undefined ? 'Không phải YAML đúng.' : `Không phải YAML đúng: ${what}.`,
    en: `Not proper YAML (${message.split(' at line ')[0] ?? message}).`,
  };
}

const keyOverLines = 'một khóa trải nhiều dòng, hoặc nhiều khóa trên một dòng';

/** By the parser's code; others say only that the place is wrong. */
const vietnamese: Readonly<Partial<Record<ErrorCode, string>>> = {
  BAD_DIRECTIVE: 'dòng bắt đầu bằng % không hợp lệ',
  BAD_DQ_ESCAPE: 'dấu \\ không hợp lệ trong ngoặc kép',
  BAD_INDENT: 'thụt đầu dòng chưa đúng',
  BAD_SCALAR_START: 'giá trị bắt đầu bằng một ký hiệu của YAML mà không có ngoặc kép',
  BLOCK_AS_IMPLICIT_KEY: keyOverLines,
  BLOCK_IN_FLOW: 'mục xuống dòng nằm trong dấu ngoặc',
  KEY_OVER_1024_CHARS: 'khóa dài hơn 1024 ký tự',
  MISSING_CHAR: 'thiếu một dấu đóng, dấu phẩy, dấu hai chấm hoặc dấu cách',
  MULTILINE_IMPLICIT_KEY: keyOverLines,
  MULTIPLE_DOCS: 'tệp có nhiều tài liệu, ngăn bởi ---',
  TAB_AS_INDENT: 'thụt đầu dòng bằng dấu tab thay vì dấu cách',
  TAG_RESOLVE_FAILED: 'nhãn kiểu (!) không dùng ở đây',
  UNEXPECTED_TOKEN: 'một ký hiệu không được mong đợi',
};
