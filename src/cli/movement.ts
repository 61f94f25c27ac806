import { resolve } from 'node:path';
import { advance } from '../engine/advance.js';
import { canonical } from '../engine/journal/canonical.js';
import type { OpenHow } from '../engine/how.js';
import type { Moved } from '../engine/writing/moveWork.js';
import { open } from '../engine/open.js';
import { vacantPosts, type VacantPost } from '../engine/vacantPosts.js';
import type { Database } from '../entities/database.js';
import { say, type Language } from '../language/language.js';
import type { JsonObject } from '../machines/attempt.js';
import { dateOf } from '../machines/legalDate.js';
import type { MovementDefinition } from '../machines/movementDefinition.js';
import { loadMovement } from '../movements/loadMovement.js';
import { followAmendments } from '../workers/followAmendments.js';
import { done, textOperand, textOption, type Action, type Answer } from './answer.js';
import { onDatabase } from './database.js';
import { failed, isFailure } from './failure.js';
import { filesWhere } from '../views/listedFile.js';
import { howOf, seenIn } from './how.js';
import { movedText } from './moved.js';
import { namesIn } from '../views/names.js';
import { fileNamed } from './register.js';
import { vacantPostsText } from './vacantPostsText.js';

/**
 * Loads a file, opens the movement and launches it: two entries, and with a key each has its own. Says where ladders end
 * at a vacant post; with `--dry-run` it says only that.
 */
export const launch: Action = (call, operands, options) => {
  const definition = loadMovement(resolve(call.cwd, textOperand(operands, 0)));
  return onDatabase(call, async (db) => {
    const how = await howOf(db, options);
    const vacant = await vacantPosts(db, definition, dateOf(how.at));
    if (options['dryRun'] === true) return beforeLaunch(definition, vacant, call.language);
    const draft = await draftOf(db, definition, how);
    const data = {
      number: textOption(options, 'number') ?? definition.plan.number ?? noNumber,
      date: textOption(options, 'date') ?? dateOf(how.at),
    };
    const key = how.key ? `${how.key} launch` : null;
    try {
      const launched = await advance(db, draft.id, { type: 'launch', data }, { ...how, seen: 1, key });
      const warning = vacantPostsText(vacant, call.language);
      const text = [movedText(launched, call.language), ...(warning === null ? [] : [warning])];
      return done({ ...launched, vacant }, text.join('\n'));
    } catch (error) {
      if (!isFailure(error)) throw error;
      return keptDraft(failed(error, call.language, await namesIn(db, error)), draft.code, call.language);
    }
  });
};

function beforeLaunch(
  { code, name }: MovementDefinition,
  vacant: readonly VacantPost[],
  language: Language,
): Answer {
  const held = {
    vi: 'Mọi bậc cuối của thang nhắc việc đều có người nhận.',
    en: 'Every ladder ends at a post that somebody holds.',
  };
  const text = [`${code} · ${name}`, vacantPostsText(vacant, language) ?? say(held, language)];
  return done({ code, vacant, launched: false }, text.join('\n'));
}

/** The draft of an earlier attempt, or a new one. A key finds its own. */
async function draftOf(db: Database, definition: MovementDefinition, how: OpenHow) {
  const drafts = how.key
    ? []
    : await filesWhere(db, `kind = 'movement' and stage = 'draft' and version = 1`, []);
  const known = drafts.find(({ context }) => canonical(context['definition']) === canonical(definition));
  if (known) return known;
  const { file: id, code } = await open(db, 'movement', { definition: asJson(definition) }, how);
  return { id, code };
}

const keptDraft = (refused: Answer, draft: string, language: Language): Answer => ({
  ...refused,
  value: { ...(refused.value as object), draft },
  text: `${refused.text}\n${say(
    {
      vi: `Bản nháp ${draft} được giữ lại: gỡ điều còn vướng rồi chạy lại lệnh này.`,
      en: `The draft ${draft} is kept: clear what is in the way, then run this command again.`,
    },
    language,
  )}`,
});

/** A new version of a movement's rules and dates. */
export const amend: Action = (call, operands, options) => {
  const definition = asJson(loadMovement(resolve(call.cwd, textOperand(operands, 1))));
  return onDatabase(call, async (db) => {
    const { id } = await fileNamed(db, textOperand(operands, 0), 'movement');
    const how = { ...(await howOf(db, options)), seen: seenIn(options) };
    const amended = await advance(db, id, { type: 'amend', data: { definition } }, how);
    return followed(amended, await followAmendments(db, how.at), call.language);
  });

  /** An amendment, and the files whose deadlines it moved. */
  const followed = (amended: Moved, files: readonly Moved[], language: Language): Answer =>
    done(
      { ...amended, rescheduled: files.map(({ code }) => code) },
      `${movedText(amended, language)}\n${say(
        {
          vi: `Số hồ sơ có thời hạn thay đổi: ${files.length}`,
          en: `Files whose deadlines moved: ${files.length}`,
        },
        language,
      )}`,
    );
};

const asJson = (definition: MovementDefinition): JsonObject => definition as unknown as JsonObject;

/** The plan's number where neither its file nor the caller gives one. */
const noNumber = 'không số';
