import type { JsonObject, LegalDate } from '../machines/attempt.js';
import type { Label } from '../machines/fields.js';
import { addDays, lastDayOf } from '../machines/legalDate.js';

/**
 * Sample plans and disbursements of real units, as the files that a planning officer would import: every project says
 * that it is a sample, and no figure is real.
 */

/** A file on its day; `reason` where it touches a closed month. */
export interface SampleFile {
  readonly on: LegalDate;
  readonly kind: 'plans' | 'disbursements';
  /** What a .csv holds. */
  readonly content: string;
  readonly reason?: string;
}

const planHead = [
  ...['Mã dự án', 'Tên dự án', 'Chủ đầu tư', 'Nguồn vốn', 'Giải ngân đến hết ngày'],
  ...['Số quyết định', 'Ngày quyết định'],
  ...['Kế hoạch Thủ tướng giao (triệu đồng)', 'Kế hoạch HĐND tỉnh giao (triệu đồng)'],
].join(';');
const decided = (on: LegalDate, lines: string): SampleFile => ({
  ...{ on, kind: 'plans' },
  content: `${planHead}${lines}`,
});

const decisions: readonly SampleFile[] = [
  decided(
    '2024-07-09',
    `
GTVT-01;Đường ven biển (mẫu);SGTVT;Ngân sách trung ương;;M-01/QĐ-UBND;29/12/2023;800000;880000
GTVT-02;Cầu vượt sông (mẫu);SGTVT;Ngân sách địa phương;;M-01/QĐ-UBND;29/12/2023;100000;100000
NS-01;Nhà máy nước số 1 (mẫu);TTNS;Ngân sách trung ương;;M-01/QĐ-UBND;29/12/2023;40000;40000
NS-02;Tuyến ống cấp nước (mẫu);TTNS;Ngân sách địa phương;;M-01/QĐ-UBND;29/12/2023;30000;33000
NS-03;Hồ chứa nước (mẫu);TTNS;Ngân sách địa phương;;M-01/QĐ-UBND;29/12/2023;30000;30000
PT-01;Kè bờ biển (mẫu);UBND-PT;Tiền sử dụng đất;;M-01/QĐ-UBND;29/12/2023;300000;330000
PT-02;Trường học (mẫu);UBND-PT;Ngân sách địa phương;;M-01/QĐ-UBND;29/12/2023;100000;100000
LG-01;Đường nội thị (mẫu);UBND-LG;Ngân sách trung ương;;M-01/QĐ-UBND;29/12/2023;200000;220000
LG-02;Khu tái định cư (mẫu);UBND-LG;Tiền sử dụng đất;;M-01/QĐ-UBND;29/12/2023;100000;120000
TP-01;Trung tâm y tế (mẫu);UBND-TP;Ngân sách trung ương;;M-01/QĐ-UBND;29/12/2023;200000;200000
TP-02;Chợ trung tâm (mẫu);UBND-TP;Ngân sách địa phương;;M-01/QĐ-UBND;29/12/2023;100000;110000
BB-01;Kênh thủy lợi (mẫu);UBND-BB;Ngân sách trung ương;;M-01/QĐ-UBND;29/12/2023;200000;200000
BB-02;Đường liên xã (mẫu);UBND-BB;Ngân sách địa phương;;M-01/QĐ-UBND;29/12/2023;50000;55000
HTB-01;Đường huyện (mẫu);UBND-HTB;Ngân sách địa phương;;M-01/QĐ-UBND;29/12/2023;120000;130000
HTB-02;Cụm công nghiệp (mẫu);BQL-HTB;Ngân sách địa phương;;M-01/QĐ-UBND;29/12/2023;80000;80000
HTN-01;Khu dân cư (mẫu);UBND-HTN;Tiền sử dụng đất;;M-01/QĐ-UBND;29/12/2023;90000;90000
HT-01;Bệnh viện huyện (mẫu);UBND-HT;Ngân sách trung ương;;M-01/QĐ-UBND;29/12/2023;70000;77000
TL-01;Hồ thủy lợi (mẫu);UBND-TL;Ngân sách trung ương;;M-01/QĐ-UBND;29/12/2023;60000;60000
ĐL-01;Trụ sở làm việc (mẫu);UBND-ĐL;Ngân sách địa phương;;M-01/QĐ-UBND;29/12/2023;50000;50000
PQ-01;Bến cảng (mẫu);UBND-PQ;Ngân sách trung ương;;M-01/QĐ-UBND;29/12/2023;40000;40000`,
  ),
  // Moves capital from a slow project to a fast one.
  decided(
    '2024-10-14',
    `
BB-01;Kênh thủy lợi (mẫu);UBND-BB;Ngân sách trung ương;;M-02/QĐ-UBND;11/10/2024;100000;100000
PT-02;Trường học (mẫu);UBND-PT;Ngân sách địa phương;;M-02/QĐ-UBND;11/10/2024;200000;200000`,
  ),
  decided(
    '2024-11-22',
    `
TP-03;Đê chắn sóng (mẫu);UBND-TP;Bổ sung sau 30/9/2024;31/12/2025;M-03/QĐ-UBND;20/11/2024;60000;60000`,
  ),
];

/** What the Treasury confirmed since January, at the end of each month, in millions of đồng; "-": nobody reported. */
const confirmed = `
          2024-06 2024-07 2024-08 2024-09 2024-10 2024-11 2024-12 2025-01
GTVT-01    224000  288000  368000  492000  566000  648000  738000  773500
GTVT-02     28000   36000   46000   62000   70000   80000   92000   96500
NS-01       10000   13000   17000   24600   28000   32000   36600   38200
NS-02        8000   10000   13000   18500   21000   24500   27300   28500
NS-03        6000    8000   11000   17500   20000   23500   26900   28300
PT-01       84000  108000  138000  183000  205000  232000  271000  287000
PT-02       28000   36000   46000   61000   82000  121000  180000  191000
LG-01       56000   72000   92000  119988  140000  160000  181000  191000
LG-02       28000   36000   46000   60000   68000   78000   90500   95500
TP-01       50000   64000   84000  121000  140000  161000  184000  192000
TP-02       26000   33000   43000   60500   70000   80000   92000   96500
TP-03           -       -       -       -       -    4000    9000   15000
BB-01       20000   26000   36000   55000   62000   72000   86000   92000
BB-02       14000   18000   23000   31000   35000   40000   45500   47600
HTB-01      30000   40000   52000   73000   84000   96000  108500  114600
HTB-02      20000   26000   34000   48500   55000   63000   72000   76100
HTN-01      22000   29000   38000   55000   62000   70000   80500   82800
HT-01       19000   25000   32000   42700   49000   56000   63100 66502.8
TL-01       15000   19000   24000   33000   38000   44000   51000   55000
ĐL-01       12000   15000   20000   30000   33000   37000       -       -
PQ-01           0       0       0       0       0       0       0       0`;

const [head = [], ...lines] = confirmed
  .trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/));

/** `2024-06` to `2025-01`. */
const months: readonly string[] = head;

interface Said {
  readonly code: string;
  readonly month: string;
  /** Millions of đồng. */
  readonly amount: string;
}
const saidOf = (month: string): Said[] =>
  lines.flatMap(([code = '', ...amounts]) => {
    const amount = amounts[months.indexOf(month)] ?? '-';
    return amount === '-' ? [] : [{ code, month, amount }];
  });

const reportHead = 'Mã dự án;Tháng;Nguồn số liệu;Lũy kế giải ngân (triệu đồng)';
const reportOf = (on: LegalDate, status: string, said: readonly Said[]): SampleFile => ({
  ...{ on, kind: 'disbursements' },
  content: [
    reportHead,
    ...said.map(({ code, month, amount }) => [code, month, status, amount.replace('.', ',')].join(';')),
  ].join('\n'),
});

/** Units estimate in round billions before the month is over; the Treasury says later what it was. */
const rounded = ({ amount, ...said }: Said): Said => ({
  ...said,
  amount: String(((BigInt(amount.split('.')[0] ?? '') + 500n) / 1_000n) * 1_000n),
});
const estimateOf = (month: string): SampleFile =>
  reportOf(
    month === '2025-01' ? '2025-01-24' : lastDayOf(month),
    'Ước thực hiện',
    saidOf(month).map(rounded),
  );
const confirmationOf = (month: string): SampleFile =>
  reportOf(after(month, 10), 'Kho bạc xác nhận', saidOf(month));

/** So many days after the month is over. */
const after = (month: string, days: number): LegalDate => addDays(lastDayOf(month), days);

export const sampleFiles: readonly SampleFile[] = [
  ...decisions,
  ...months.slice(1).map(estimateOf),
  ...months.map(confirmationOf),
  {
    ...reportOf('2025-02-24', 'Kho bạc xác nhận', [{ code: 'TL-01', month: '2024-12', amount: '50900' }]),
    reason: 'Kho bạc đính chính: một khoản tạm ứng đã thu hồi trong tháng 12',
  },
];

/** Months that are closed, on a day after the Treasury's figures came. */
export const closes = months.map((month) => ({ month, on: after(month, 17) }));

/** A unit that is merged away, and who takes over. */
export const merger: {
  readonly on: LegalDate;
  readonly unit: string;
  readonly by: string;
  readonly data: JsonObject;
} = {
  ...{ on: '2024-11-15', unit: 'BQL-HTB', by: 'UBND-HTB' },
  data: { on: '2024-11-15', basis: 'M-04/QĐ-UBND ngày 08/11/2024 (mẫu)', succession: 'merge' },
};

/** What each unit is a sample of. */
export const shows: Readonly<Record<string, Label>> = {
  SGTVT: { vi: 'trên 95 %', en: 'above 95 %' },
  TTNS: { vi: 'đúng 95 %: chưa đạt', en: 'exactly 95 %: missed' },
  'UBND-LG': { vi: '59,996 % ngày 30/9, số ước là 60 %', en: '59.996 % on 30/9, 60 % as estimated' },
  'UBND-PT': { vi: 'kế hoạch tăng trong tháng 10', en: 'a plan raised in October' },
  'UBND-BB': { vi: 'kế hoạch giảm trong tháng 10', en: 'a plan cut in October' },
  'UBND-TP': {
    vi: 'vốn bổ sung sau 30/9, giải ngân đến 31/12/2025',
    en: 'capital supplemented after 30/9, until 31/12/2025',
  },
  'BQL-HTB': { vi: 'sáp nhập vào UBND-HTB từ 15/11', en: 'merged into UBND-HTB on 15/11' },
  'UBND-HTB': { vi: 'nhận dự án của BQL-HTB', en: 'took over the projects of BQL-HTB' },
  'UBND-ĐL': { vi: 'chưa báo cáo từ tháng 12', en: 'no report since December' },
  'UBND-PQ': { vi: '0 % thật', en: 'a real 0 %' },
  SNV: { vi: 'không có kế hoạch vốn', en: 'no plan' },
};
