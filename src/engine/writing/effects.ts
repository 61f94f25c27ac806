import type { Instant, JsonObject } from '../../machines/attempt.js';
import { text, texts } from '../../machines/data.js';
import type { Effect } from '../../machines/move.js';
import { placeholders, type Statement } from '../../entities/bulk.js';

/** What moves do to the rows beside the journal, in the transaction of their entry. */

interface Entered {
  readonly file: string;
  readonly data: JsonObject;
  readonly seq: number;
  readonly at: Instant;
}

/** However many rows an import has, it is published by one statement: they count by its instant. */
export const effects: Readonly<Record<Effect, (entered: Entered) => Statement[]>> = {
  publishImport: ({ data, seq, at }) => [
    {
      text: 'update data_import set seq = $1, published_at = $2 where id = $3',
      values: [seq, at, text(data, 'import')],
    },
  ],
  reverseImport: ({ data, seq, at }) => [
    {
      text: 'update data_import set reversed_seq = $1, reversed_at = $2 where id = $3',
      values: [seq, at, text(data, 'import')],
    },
  ],
  /** The digest is the one letter of its entry. What was sent meanwhile stays sent. */
  joinLetters: ({ file, data, seq }) => {
    const [digest, joined] = [`${file}.${String(seq)}.1`, texts(data, 'letters')];
    return [
      {
        text: `update outbox_message set state = 'joined', digest = $1
               where state = 'queued' and lease_owner is null and id in (${placeholders(joined.length, 2)})`,
        values: [digest, ...joined],
      },
    ];
  },
};
