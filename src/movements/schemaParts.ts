import { z } from 'zod';

/** What the schemas of all files in `movements/` are made of. */

/** What people read: not blank, in NFC, without control characters or half a surrogate pair. */
export const text = z
  .string()
  .regex(/\S/)
  .refine((value) => printable.test(value), { params: { mistake: 'notPrintable' } })
  .refine((value) => value.normalize('NFC') === value, { params: { mistake: 'notNfc' } });
// A check of its own: editors compile the patterns of the published schemas without the flag that \p needs.
const printable = /^(?:[\t\n]|[^\p{Control}\p{Surrogate}])*$/u;

export const legalDate = z.iso.date();

export const label = z.strictObject({ vi: text, en: text });

/** Where a rule comes from, and whether somebody has read it there. */
export const sourced = {
  source: text.describe(
    'Nguồn: L 84(2) (Luật), P II.1 (Kế hoạch), S: … (nguồn thứ cấp), C (cấu hình của tỉnh)',
  ),
  verified: z.boolean().describe('Đã đối chiếu nguồn chưa; false thì giao diện ghi "chưa kiểm chứng"'),
  note: z.exactOptional(text).describe('Vì sao chọn giá trị này'),
};
