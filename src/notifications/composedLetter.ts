/** A letter ready for delivery. Delivery adds the envelope, the signature and the list headers, and no words. */
export interface ComposedLetter {
  /** Null: there is no working address, so the letter goes on paper. */
  readonly to: { readonly name: string; readonly address: string } | null;
  /** There is an address, but letters to it came back: nobody is written to until it was looked at. */
  readonly suppressed: boolean;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** An iCalendar of the day that the letter speaks of, of a digest of all its days; null: of none. */
  readonly calendar: { readonly method: 'REQUEST' | 'CANCEL' | 'PUBLISH'; readonly content: string } | null;
  /** Address of the desk; null: answers go to the sender. */
  readonly replyTo: string | null;
  /** Message-IDs that thread the letters of one file; a digest has none. */
  readonly references: readonly string[];
  readonly messageId: string;
  /** The recipient can't switch it off. */
  readonly statutory: boolean;
  readonly digest: boolean;
}

/** Whose letters they are: MAIL_FROM and BASE_URL of the environment, told by whoever sends. */
export interface Sender {
  /** Address of the program; its domain ends Message-IDs and calendar UIDs. */
  readonly from: string;
  /** Where the pages are, without a slash at its end. */
  readonly baseUrl: string;
  /** Where the reader of a digest may stop it. */
  readonly unsubscribeUrl: (row: string) => string;
}
