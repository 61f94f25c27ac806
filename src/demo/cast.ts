import { folded } from '../engine/journal/personal.js';
import type { Role } from '../machines/attempt.js';

/**
 * The units that the plan and the province name, and sample people at their desks. Units are real (ten
 * district-level units, the departments); every person is a sample and says so.
 */

export interface CastUnit {
  readonly symbol: string;
  readonly name: string;
  readonly kind: string;
  readonly parent?: string;
  /** First day; absent: it was there before. */
  readonly from?: string;
}

const department = (symbol: string, name: string): CastUnit => ({
  symbol,
  name,
  kind: 'department',
  parent: 'UBND',
});
const district = (symbol: string, name: string): CastUnit => ({
  symbol,
  name: `Ủy ban nhân dân ${name}`,
  kind: 'district',
  parent: 'UBND',
});

/** The province first: it is everybody's parent. */
export const units: readonly CastUnit[] = [
  { symbol: 'UBND', name: 'Ủy ban nhân dân tỉnh Bình Thuận', kind: 'province' },
  department('SKHĐT', 'Sở Kế hoạch và Đầu tư'),
  department('STC', 'Sở Tài chính'),
  department('SNV', 'Sở Nội vụ'),
  { symbol: 'BTĐKT', name: 'Ban Thi đua - Khen thưởng tỉnh', kind: 'board', parent: 'SNV' },
  { symbol: 'HĐTĐKT', name: 'Hội đồng Thi đua - Khen thưởng tỉnh', kind: 'committee', parent: 'UBND' },
  // From 01/07/2025 the desks are those of the province that Bình Thuận joined.
  { symbol: 'UBND-LĐ', name: 'Ủy ban nhân dân tỉnh Lâm Đồng', kind: 'province', from: '2025-07-01' },
  { symbol: 'STC-LĐ', name: 'Sở Tài chính tỉnh Lâm Đồng', kind: 'department', from: '2025-07-01' },
  { symbol: 'SNV-LĐ', name: 'Sở Nội vụ tỉnh Lâm Đồng', kind: 'department', from: '2025-07-01' },
  { symbol: 'BTĐKT-LĐ', name: 'Ban Thi đua - Khen thưởng tỉnh Lâm Đồng', kind: 'board', from: '2025-07-01' },
  {
    symbol: 'HĐTĐKT-LĐ',
    name: 'Hội đồng Thi đua - Khen thưởng tỉnh Lâm Đồng',
    kind: 'committee',
    from: '2025-07-01',
  },
  { symbol: 'SGTVT', name: 'Sở Giao thông vận tải', kind: 'investor', parent: 'UBND' },
  {
    symbol: 'TTNS',
    name: 'Trung tâm Nước sạch và Vệ sinh môi trường nông thôn',
    kind: 'investor',
    parent: 'UBND',
  },
  district('UBND-PT', 'thành phố Phan Thiết'),
  district('UBND-LG', 'thị xã La Gi'),
  district('UBND-TP', 'huyện Tuy Phong'),
  district('UBND-BB', 'huyện Bắc Bình'),
  district('UBND-HTB', 'huyện Hàm Thuận Bắc'),
  district('UBND-HTN', 'huyện Hàm Thuận Nam'),
  district('UBND-HT', 'huyện Hàm Tân'),
  district('UBND-TL', 'huyện Tánh Linh'),
  district('UBND-ĐL', 'huyện Đức Linh'),
  district('UBND-PQ', 'huyện Phú Quý'),
  {
    symbol: 'BQL-HTB',
    name: 'Ban Quản lý dự án Hàm Thuận Bắc (mẫu)',
    kind: 'projectBoard',
    parent: 'UBND-HTB',
  },
];

/** This unit has no address, and neither have its people: what they get goes on paper. */
const withoutMail = 'UBND-PQ';

/** A sample address of a unit or of somebody in it (RFC 2606: nobody's); null: letters to this unit go on paper. */
export const sampleAddress = (unit: string, name: string): string | null =>
  unit === withoutMail ? null : `${folded(name).replaceAll(' ', '-')}@binhthuan.example`;

/** A seat: one sample person, in a role of a unit. */
export interface Seat {
  readonly role: Role;
  readonly unit: string;
  readonly title: string;
}

const seat = (role: Role, unit: string, title: string): Seat => ({ role, unit, title });

export const seats: readonly Seat[] = [
  seat('planningOfficer', 'SKHĐT', 'Chuyên viên'),
  seat('planningLeader', 'SKHĐT', 'Giám đốc'),
  seat('planningOfficer', 'STC', 'Chuyên viên'),
  seat('planningLeader', 'STC', 'Giám đốc'),
  seat('homeAffairsOfficer', 'SNV', 'Chuyên viên'),
  seat('homeAffairsLeader', 'SNV', 'Giám đốc'),
  seat('homeAffairsLeader', 'SNV', 'Phó Giám đốc'),
  seat('boardClerk', 'BTĐKT', 'Chuyên viên'),
  seat('boardHead', 'BTĐKT', 'Trưởng Ban'),
  seat('committeeSecretary', 'HĐTĐKT', 'Thư ký Hội đồng'),
  seat('committeeChair', 'HĐTĐKT', 'Chủ tịch Hội đồng'),
  seat('chairman', 'UBND', 'Chủ tịch'),
  seat('recordsClerk', 'UBND', 'Văn thư'),
  seat('auditor', 'UBND', 'Kiểm tra viên'),
  ...units
    .filter(({ kind, symbol }) => kind === 'district' || kind === 'investor' || symbol === 'SNV')
    .flatMap(({ symbol }) => [
      seat('unitClerk', symbol, 'Chuyên viên'),
      seat('unitHead', symbol, 'Thủ trưởng'),
    ]),
];
