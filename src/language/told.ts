import type { Verdict } from '../machines/reason.js';
import { date, money, rate } from './format.js';
import { choice, choices } from './labels.js';
import type { Language, Names } from './language.js';
import { stageOfAnyKind } from './stages.js';

/** Shown for what is not known. */
const unknown = '–';

/** The values of a verdict, as a sentence in one language uses them. */
export class Told {
  readonly #values: Verdict['values'];

  constructor(
    { values }: Verdict,
    private readonly language: Language,
    private readonly names: Names,
  ) {
    this.#values = values;
  }

  has(key: string): boolean {
    const value = this.#values[key];
    return value !== undefined && value !== null && value !== false && value !== '' && value !== 0;
  }
  is(key: string, value: string): boolean {
    return this.#values[key] === value;
  }
  text(key: string): string {
    return this.has(key) || this.#values[key] === 0 ? String(this.#values[key]) : unknown;
  }
  /** A person, unit or file by its name. */
  name(key: string): string {
    return this.has(key) ? this.names(this.text(key)) : unknown;
  }
  choice(key: string): string {
    return this.has(key) ? choice(this.text(key), this.language) : unknown;
  }
  choices(key: string): string {
    return this.has(key) ? choices(this.text(key), this.language) : unknown;
  }
  date(key: string): string {
    return this.has(key) ? date(this.text(key)) : unknown;
  }
  money(key: string): string {
    return /^\d+$/.test(this.text(key)) ? money(this.text(key), this.language) : unknown;
  }
  /** `disbursed` of `plan` in percent. */
  rate(disbursed: string, plan: string): string {
    const exact = [disbursed, plan].map((key) => this.text(key));
    if (!exact.every((amount) => /^\d+$/.test(amount))) return unknown;
    return rate(exact[0] ?? '', exact[1] ?? '', this.language) ?? unknown;
  }
  stage(key: string): string {
    return this.has(key) ? stageOfAnyKind(this.text(key), this.language) : unknown;
  }
}

type Sentence = string | ((told: Told) => string);

/** What people read of a rule. */
export interface RuleText {
  /** What it asks for, in a few words. */
  readonly asks: { readonly vi: string; readonly en: string };
  /** What it says where it holds with a warning (`values.warns`). */
  readonly warns?: { readonly vi: Sentence; readonly en: Sentence };
  /** What is wrong, and what would satisfy it. */
  readonly lacks: { readonly vi: Sentence; readonly en: Sentence };
}
