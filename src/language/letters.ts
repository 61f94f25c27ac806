import type { Label } from '../machines/fields.js';
import type { Letter } from '../machines/letters.js';
import { say, type Language } from './language.js';

/** What lists call a letter. */
const letterLabels: Readonly<Record<Letter | 'dailyDigest' | 'addressFailing', Label>> = {
  dailyDigest: { vi: 'bản tin ngày', en: 'daily digest' },
  addressFailing: { vi: 'địa chỉ thư hỏng', en: 'an address fails' },
  dutyWaiting: { vi: 'việc đang chờ', en: 'a duty waits' },
  deadlineMoved: { vi: 'đổi thời hạn', en: 'deadline moved' },
  commitmentReminder: { vi: 'nhắc gửi cam kết', en: 'commitment reminder' },
  commitmentMissing: { vi: 'chưa gửi cam kết', en: 'commitment missing' },
  commitmentReturned: { vi: 'trả cam kết để sửa', en: 'commitment returned' },
  difficultyReported: { vi: 'có vướng mắc mới', en: 'difficulty reported' },
  difficultyAssigned: { vi: 'giao giải quyết vướng mắc', en: 'difficulty assigned' },
  difficultyAnswered: { vi: 'trả lời vướng mắc', en: 'difficulty answered' },
  dossierReceived: { vi: 'đã tiếp nhận hồ sơ', en: 'dossier received' },
  supplementAsked: { vi: 'đề nghị bổ sung', en: 'supplement asked' },
  dossierReturned: { vi: 'trả hồ sơ', en: 'dossier returned' },
  appraisalWaiting: { vi: 'chờ thẩm định', en: 'appraisal waits' },
  committeeInvitation: { vi: 'giấy mời họp Hội đồng', en: 'invitation to the committee' },
  submissionWaiting: { vi: 'chờ quyết định', en: 'decision waits' },
  awardedNotice: { vi: 'được khen thưởng', en: 'awarded' },
  declinedNotice: { vi: 'không được khen thưởng', en: 'declined' },
  withdrawnNotice: { vi: 'đã rút đề nghị', en: 'withdrawn' },
  holdPut: { vi: 'tạm dừng xét', en: 'hold put' },
  holdLifted: { vi: 'bỏ tạm dừng', en: 'hold lifted' },
  revokedNotice: { vi: 'hủy bỏ quyết định', en: 'revoked' },
  milestoneBelowHead: { vi: 'dưới mốc, bậc 1', en: 'below the milestone, step 1' },
  milestoneBelowDepartments: { vi: 'dưới mốc, bậc 2', en: 'below the milestone, step 2' },
  milestoneBelowOffice: { vi: 'dưới mốc, bậc 3', en: 'below the milestone, step 3' },
  milestoneMet: { vi: 'đạt mốc', en: 'milestone met' },
};

export function letterName(key: string, language: Language): string {
  const label = Object.entries(letterLabels).find(([known]) => known === key)?.[1];
  return label ? say(label, language) : key;
}

/** What became of a letter's row, by its state. */
export const letterStates: Readonly<Record<string, Label>> = {
  queued: { vi: 'chờ gửi', en: 'queued' },
  held: { vi: 'đang giữ', en: 'held' },
  sent: { vi: 'đã gửi', en: 'sent' },
  failed: { vi: 'gửi không được', en: 'failed' },
  unknown: { vi: 'chưa rõ, sẽ gửi lại', en: 'unknown, goes again' },
  suppressed: { vi: 'không gửi: địa chỉ hỏng', en: 'suppressed' },
  joined: { vi: 'gộp vào bản tin', en: 'joined in a digest' },
  servedOnPaper: { vi: 'đã giao bằng giấy', en: 'served on paper' },
  cancelled: { vi: 'thôi gửi', en: 'cancelled' },
};

export function letterState(state: unknown, language: Language): string {
  const label = letterStates[String(state)];
  return label ? say(label, language) : String(state);
}
