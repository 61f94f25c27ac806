import type { Label } from '../machines/fields.js';

/** Why an address says no before anything of the engine was asked: the status and what people read. */
const refusals = {
  NotSignedIn: {
    status: 401,
    vi: 'Bạn chưa đăng nhập, hoặc phiên làm việc đã hết. Hãy đăng nhập rồi làm lại.',
    en: 'You are not signed in, or no longer. Sign in and try again.',
  },
  NotForRole: {
    status: 403,
    vi: 'Trang này không dành cho vai trò của bạn. Người quản trị có thể giao vai trò cần thiết.',
    en: 'This page is not for your roles. An administrator can grant the one that it needs.',
  },
  FromElsewhere: {
    status: 403,
    vi: 'Yêu cầu không đến từ trang của hệ thống nên không được nhận. Hãy mở lại trang rồi gửi.',
    en: 'This request did not come from a page of ours and was not taken. Open the page again and send it there.',
  },
  Forged: {
    status: 401,
    vi: 'Chữ ký trong Thidua-Signature không đúng hoặc đã quá năm phút: hãy ký lại bằng WEBHOOK_SECRET.',
    en: 'The signature in Thidua-Signature is wrong or older than five minutes: sign anew with WEBHOOK_SECRET.',
  },
  NoSuchPage: {
    status: 404,
    vi: 'Không có trang này, hoặc bạn không được xem. Hãy kiểm tra lại địa chỉ.',
    en: 'There is no such page, or it is not yours to see. Check the address.',
  },
  Unreadable: {
    status: 400,
    vi: 'Không đọc được nội dung gửi lên, nên chưa ghi gì. Hãy mở lại trang rồi gửi.',
    en: 'What was sent could not be read, and nothing was written. Open the page again and send it.',
  },
  Broken: {
    status: 500,
    vi: 'Hệ thống gặp lỗi, chưa chắc đã ghi được. Hãy mở lại trang để xem, rồi thử lại.',
    en: 'Something broke, and what you sent may not have been written. Open the page again to see, then retry.',
  },
} satisfies Record<string, Label & { readonly status: number }>;

export class Refusal extends Error {
  readonly status: number;
  /** As errors of the command line have it, in both languages. */
  readonly sentence: Label;

  /** `status`: where Fastify found a closer one, such as 413. */
  constructor(
    override readonly name: keyof typeof refusals,
    status?: number,
  ) {
    const { vi, en, status: usual } = refusals[name];
    super(en);
    this.status = status ?? usual;
    this.sentence = { vi, en };
  }
}
