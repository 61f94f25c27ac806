import type { Label } from '../machines/fields.js';
import type { Occasion } from './occasion.js';

/** What a letter says: one source for its plain text and its HTML. Everything is text, nothing is markup. */
export interface Written {
  /** Who must do what, by when. */
  readonly subject: string;
  /** What to do, and by when: the first line. */
  readonly action: string;
  /** Label and value, in a small table. */
  readonly figures: readonly (readonly [string, string])[];
  /** Rows of several columns, with their headings. */
  readonly table?: {
    readonly headings: readonly string[];
    readonly rows: readonly (readonly string[])[];
    /** The page that each row opens. */
    readonly links?: readonly string[];
  };
  readonly sentences: readonly string[];
  /** Opens the page of what the letter is about; nothing happens by opening it. */
  readonly link: { readonly label: string; readonly url: string };
  readonly why: string;
  readonly next: string;
}

export interface LetterText {
  /** Why the recipient can't switch it off; null: they can. */
  readonly statutory: Label | null;
  /** It asks for something: once that is done, or the file has moved on, it is not sent any more. */
  readonly asks: boolean;
  /** Of a notice that always goes: timers whose last day is the recipient's to keep. What is asked for always is. */
  readonly dates?: readonly string[];
  /** Null: as things stand there is nothing to say. */
  readonly write: (about: Occasion) => Written | null | Promise<Written | null>;
}

/** Most letters are of this kind. */
export const byProcedure: Label = {
  vi: 'Đây là thông báo của quy trình nên không tắt được.',
  en: 'The procedure asks for this notice, so it cannot be switched off.',
};
export const byUrging: Label = {
  vi: 'Đây là thư đôn đốc theo Kế hoạch của phong trào nên không tắt được.',
  en: "The movement's plan asks for this reminder, so it cannot be switched off.",
};
