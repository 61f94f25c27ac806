import type { ComposedLetter, Sender } from '../../src/notifications/composedLetter.js';
import type { Letterhead } from '../../src/notifications/mailMessage.js';
import { unsubscribeUrl } from '../../src/notifications/unsubscribe.js';

export const head: Letterhead = {
  name: 'Ban Thi đua mẫu',
  address: 'thidua@binhthuan.example',
  unsubscribeUrl: null,
};

export const sender: Sender = {
  ...{ from: 'thidua@binhthuan.example', baseUrl: 'https://thidua.binhthuan.example' },
  unsubscribeUrl: unsubscribeUrl('https://thidua.binhthuan.example', 'bí mật mẫu'),
};

export const limits = { connection: 1_000, greeting: 1_000, socket: 1_000 };

/** A composed letter of a row. */
export const sampleLetter = (row: string, changed: Partial<ComposedLetter> = {}): ComposedLetter => ({
  to: { name: 'Ông Nguyễn Văn Mẫu', address: 'mau@lagi.example' },
  suppressed: false,
  subject: 'UBND thị xã La Gi: gửi cam kết giải ngân trước ngày 20/7/2024',
  text: 'Đề nghị gửi cam kết.',
  html: '<p>Đề nghị gửi cam kết.</p>',
  calendar: null,
  replyTo: null,
  references: [],
  messageId: `<${row}@binhthuan.example>`,
  statutory: true,
  digest: false,
  ...changed,
});
