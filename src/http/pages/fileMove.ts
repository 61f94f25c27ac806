import { advance } from '../../engine/advance.js';
import { failureInWords } from '../../language/errors.js';
import type { JsonObject } from '../../machines/attempt.js';
import { fieldsOf } from '../../machines/decide.js';
import type { Fields } from '../../machines/fields.js';
import { namesIn } from '../../views/names.js';
import { idTyped } from '../../views/typedIds.js';
import { engineFailure, statuses } from '../engineFailure.js';
import { dataIn } from '../formData.js';
import type { Answer, OwnPage, Visited } from '../page.js';
import { Refusal } from '../refusals.js';
import { readableFile, showFile } from './file.js';

/** Makes a move. Refused, the page comes back with what was typed, and says who was faster or what is in the way. */
export const moveFile: OwnPage = {
  path: '/files/:id/moves/:move',
  access: 'person',
  async act(visit): Promise<Answer> {
    const { site, who, now, params, form } = visit;
    const { file } = await readableFile(visit);
    const type = params['move'] ?? '';
    const fields = fieldsOf(file.kind, file.machineVersion, type);
    if (fields === null) throw new Refusal('NoSuchPage');
    try {
      const data = await dataOf(visit, fields);
      const how = { by: { id: who.person }, at: now, seen: seenIn(form), random: site.random };
      await advance(
        site.db,
        file.id,
        { type, data },
        { ...how, key: form['key'] ?? null, reason: form['reason'] ?? null },
      );
      return { to: `/files/${file.code}?done=1` };
    } catch (error) {
      return refused(visit, type, error);
    }
  },
};

const dataOf = ({ site, form }: Visited, fields: Fields): Promise<JsonObject> =>
  dataIn(form, fields, (kind, typed) => idTyped(site.db, kind, typed));

/** A form without the version that was seen is not one of ours: no version fits it. */
const seenIn = ({ seen = '' }: Visited['form']): number => (/^\d{1,9}$/.test(seen) ? Number(seen) : 0);

async function refused(visit: Visited, type: string, thrown: unknown): Promise<Answer> {
  const error = engineFailure(thrown);
  const names = await namesIn(visit.site.db, error);
  const fields = error.name === 'Invalid' ? error.fields : [];
  return showFile(visit, {
    status: statuses[error.name],
    text: failureInWords(error, visit.language, names),
    type,
    part: visit.form['part'] ?? null,
    mistakes: new Map(fields.map(({ path, message }) => [path, message[visit.language]])),
  });
}
