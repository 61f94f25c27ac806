import type { Instant, JsonObject, LegalDate } from '../machines/attempt.js';

/** Data that every sample dossier has in common, and that names persons or units by their ids. */

interface Faces {
  readonly head: string;
  readonly clerk: string;
  /** The unit whose fund pays. */
  readonly fund: string;
  readonly at: Instant;
}

const sha256 = (letter: string): string => letter.repeat(64);

const papers = ({ head, at }: Faces): JsonObject => ({
  statement: { number: '18/TTr', date: at.slice(0, 10) },
  signer: head,
  papers: [
    { paper: 'report', sha256: sha256('a') },
    { paper: 'minutes', sha256: sha256('c') },
  ],
  declarations: { truth: true, conduct: true, unity: true },
  printedName: 1,
});

const byMove: Readonly<Record<string, (faces: Faces) => JsonObject>> = {
  recordSession: ({ head, clerk }) => ({ chair: head, secretary: clerk }),
  submit: papers,
  receive: ({ at }) => ({ receivedAt: at }),
  recordPayment: ({ fund }) => ({ payer: fund }),
};

export const dossierOf = (move: string, faces: Faces): JsonObject => byMove[move]?.(faces) ?? {};

/** Planning & Investment became Finance on this day of the movement's desk table. */
const financeFrom = '2025-03-01';
export const planningUnitOn = (on: LegalDate): string => (on < financeFrom ? 'SKHĐT' : 'STC');
