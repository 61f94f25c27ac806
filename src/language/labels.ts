import type { Desk, FileKind, Role } from '../machines/attempt.js';
import type { Label } from '../machines/fields.js';
import type { Language } from './language.js';

/** Names of what people meet, in both languages; what is missing here does not compile. */

export const roleLabels: Readonly<Record<Role, Label>> = {
  unitClerk: { vi: 'chuyên viên đơn vị', en: "unit's clerk" },
  unitHead: { vi: 'thủ trưởng đơn vị', en: "unit's head" },
  planningOfficer: { vi: 'chuyên viên Sở KHĐT (Tài chính)', en: 'planning officer' },
  planningLeader: { vi: 'lãnh đạo Sở KHĐT (Tài chính)', en: 'planning leader' },
  homeAffairsOfficer: { vi: 'chuyên viên Sở Nội vụ', en: 'home affairs officer' },
  homeAffairsLeader: { vi: 'lãnh đạo Sở Nội vụ', en: 'home affairs leader' },
  boardClerk: { vi: 'chuyên viên Ban TĐKT', en: "Board's clerk" },
  boardHead: { vi: 'Trưởng Ban TĐKT', en: "Board's head" },
  committeeSecretary: { vi: 'thư ký Hội đồng', en: "committee's secretary" },
  committeeMember: { vi: 'thành viên Hội đồng', en: 'committee member' },
  committeeChair: { vi: 'Chủ tịch Hội đồng', en: "committee's chair" },
  chairman: { vi: 'Chủ tịch UBND tỉnh', en: 'provincial Chairman' },
  recordsClerk: { vi: 'văn thư Văn phòng UBND tỉnh', en: "records clerk of the Chairman's office" },
  auditor: { vi: 'kiểm tra viên', en: 'auditor' },
  administrator: { vi: 'quản trị viên', en: 'administrator' },
  importer: { vi: 'trình nhập dữ liệu', en: 'importer' },
  clock: { vi: 'đồng hồ', en: 'clock' },
};

export const deskLabels: Readonly<Record<Desk, Label>> = {
  unit: { vi: 'Đơn vị đề nghị', en: 'Nominating unit' },
  board: { vi: 'Ban Thi đua - Khen thưởng', en: 'Emulation-Awards Board' },
  planning: { vi: 'Sở KHĐT (Tài chính)', en: 'Planning & Investment (Finance)' },
  homeAffairs: { vi: 'Sở Nội vụ', en: 'Home Affairs' },
  committee: { vi: 'Hội đồng Thi đua - Khen thưởng', en: 'Emulation-Awards Committee' },
  chairman: { vi: 'Chủ tịch UBND tỉnh', en: 'Provincial Chairman' },
};

export const kindLabels: Readonly<Record<FileKind, Label>> = {
  nomination: { vi: 'hồ sơ đề nghị', en: 'nomination' },
  movement: { vi: 'phong trào', en: 'movement' },
  commitment: { vi: 'cam kết', en: 'commitment' },
  difficulty: { vi: 'vướng mắc', en: 'difficulty' },
  session: { vi: 'phiên họp', en: 'session' },
  unit: { vi: 'đơn vị', en: 'unit' },
  person: { vi: 'người', en: 'person' },
};

/** `lãnh đạo Sở Nội vụ hoặc Trưởng Ban TĐKT`. */
export const rolesText = (roles: readonly Role[], language: Language): string =>
  roles.map((role) => roleLabels[role][language]).join(language === 'vi' ? ' hoặc ' : ' or ');
