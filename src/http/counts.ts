/** Answers by route and status, and how long they took, as Prometheus reads them. */

/** Upper bounds in seconds. */
const bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5];

export class Counts {
  readonly #answers = new Map<string, number>();
  readonly #within = bounds.map(() => 0);
  #seconds = 0;
  #total = 0;

  /** `route` is the pattern, never the address that was asked for: that may name a file. */
  add(method: string, route: string, status: number, milliseconds: number): void {
    const key = `method="${method}",route="${route}",status="${String(status)}"`;
    this.#answers.set(key, (this.#answers.get(key) ?? 0) + 1);
    for (const [index, bound] of bounds.entries())
      if (milliseconds <= bound * 1000) this.#within[index] = (this.#within[index] ?? 0) + 1;
    this.#seconds += milliseconds / 1000;
    this.#total += 1;
  }

  text(): string {
    const memory = process.memoryUsage.rss();
    return [
      '# TYPE thidua_http_answers_total counter',
      ...[...this.#answers].map(([key, count]) => `thidua_http_answers_total{${key}} ${String(count)}`),
      '# TYPE thidua_http_seconds histogram',
      ...bounds.map((bound, index) => bucket(String(bound), this.#within[index] ?? 0)),
      bucket('+Inf', this.#total),
      `thidua_http_seconds_sum ${this.#seconds.toFixed(6)}`,
      `thidua_http_seconds_count ${String(this.#total)}`,
      '# TYPE process_resident_memory_bytes gauge',
      `process_resident_memory_bytes ${String(memory)}`,
      '',
    ].join('\n');
  }
}

const bucket = (bound: string, count: number): string =>
  `thidua_http_seconds_bucket{le="${bound}"} ${String(count)}`;
