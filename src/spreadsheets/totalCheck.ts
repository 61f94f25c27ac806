import type { Fault } from './mistakes.js';

/** Sums of the amount columns, which total rows are checked against. */
export class TotalCheck {
  private readonly all: Record<string, bigint>;
  private group: Record<string, bigint>;

  constructor(private readonly keys: readonly string[]) {
    this.all = this.zeros();
    this.group = this.zeros();
  }

  add(values: Readonly<Record<string, string | null>>): void {
    for (const key of this.keys) {
      const amount = BigInt(values[key] ?? '0');
      this.all[key] = (this.all[key] ?? 0n) + amount;
      this.group[key] = (this.group[key] ?? 0n) + amount;
    }
  }

  /** A total may sum up the whole table, or the rows since the total before it. */
  check(key: string, stated: string): Fault | undefined {
    const [all, group] = [this.all[key] ?? 0n, this.group[key] ?? 0n];
    return BigInt(stated) === all || BigInt(stated) === group ? undefined : wrongTotal(BigInt(stated), all);
  }

  startGroup(): void {
    this.group = this.zeros();
  }

  totals(): Record<string, string> {
    return Object.fromEntries(Object.entries(this.all).map(([key, sum]) => [key, String(sum)]));
  }

  private zeros(): Record<string, bigint> {
    return Object.fromEntries(this.keys.map((key) => [key, 0n]));
  }
}

const wrongTotal = (stated: bigint, sum: bigint): Fault => ({
  message: {
    vi: `Dòng tổng ghi ${stated.toLocaleString('vi-VN')} đồng, các dòng trên cộng lại là ${sum.toLocaleString('vi-VN')} đồng (lệch ${(stated - sum).toLocaleString('vi-VN')}).`,
    en: `The total says ${stated.toLocaleString('en-US')} đồng, the rows above it add up to ${sum.toLocaleString('en-US')} đồng (${(stated - sum).toLocaleString('en-US')} apart).`,
  },
  fix: {
    vi: 'Sửa dòng tổng, hoặc tìm dòng bị thiếu hay bị lặp.',
    en: 'Correct the total, or find the row that is missing or stands twice.',
  },
});
