import { date } from '../../language/format.js';
import type { FileKind, Json, JsonObject } from '../../machines/attempt.js';
import { group, text } from '../../machines/data.js';
import { fieldsOf } from '../../machines/decide.js';
import type { Field, Fields } from '../../machines/fields.js';
import { dateOf } from '../../machines/legalDate.js';
import { newerVersions } from '../../machines/workflows.js';
import { definitionMistakes } from '../../movements/checkDefinition.js';
import { hasRegime } from '../../movements/legalRegime.js';
import { kindOf, typeOf, type Request } from './consider.js';
import { checkData } from './dataSchema.js';
import { Invalid, type FieldMistake } from '../errors.js';
import type { LoadedFile, Workspace } from './workspace.js';

/** The data of a request, checked against the fields of its move. Throws Invalid, or NotFound for a file named in it. */
export function checked(workspace: Workspace, request: Request, file: LoadedFile | null): JsonObject {
  const kind = kindOf(request, file);
  const type = typeOf(request);
  const fields = fieldsOf(kind, file?.state.version ?? null, type);
  if (!fields) {
    throw new Invalid([{ path: 'type', message: unknownMove(type, kind) }]);
  }
  const data = checkData(fields, request.data);
  const strangers = filesNamed(fields, data, '').filter(({ id, of }) => workspace.file(id)?.kind !== of);
  const own = ownMistakes[type] ?? ownMistakes[`${kind} ${type}`];
  const mistakes = [
    ...strangers.map(({ path, of }) => ({ path, message: unknownFile(of) })),
    ...definitionMistakesOf(fields, data),
    ...(own?.(data, workspace, file) ?? []),
  ];
  if (mistakes.length > 0) throw new Invalid(mistakes);
  return data;
}

/** What the data of one move must meet besides its fields, whatever the kind of file or for one kind. */
const ownMistakes: Readonly<
  Record<string, (data: JsonObject, workspace: Workspace, file: LoadedFile | null) => FieldMistake[]>
> = {
  migrate: versionMistakes,
  'nomination open': nomineeMistakes,
  'nomination receive': regimeMistakes,
};

/** A movement is checked at this door too, whether or not it was loaded from a file. */
const definitionMistakesOf = (fields: Fields, data: JsonObject) =>
  fields['definition']?.kind === 'definition'
    ? definitionMistakes(data['definition']).map(({ path, message, fix }) => ({
        path: ['definition', ...path.map(String)].join('.'),
        message: { vi: `${message.vi} ${fix.vi}`, en: `${message.en} ${fix.en}` },
      }))
    : [];

function versionMistakes({ toVersion }: JsonObject, _: Workspace, file: LoadedFile | null): FieldMistake[] {
  const newer = file ? newerVersions(file.kind, file.state.version) : [];
  if (newer.some((one) => one === toVersion)) return [];
  return [{ path: 'toVersion', message: unknownChart(newer.join(', ')) }];
}
const unknownChart = (newer: string) => ({
  vi: newer ? `Chọn một phiên bản quy trình mới hơn: ${newer}.` : 'Chưa có phiên bản quy trình nào mới hơn.',
  en: newer ? `Choose a newer version of the chart: ${newer}.` : 'There is no newer version of the chart.',
});

const unknownMove = (type: string, kind: FileKind) => ({
  vi: `Không có bước "${type}" cho loại hồ sơ "${kind}".`,
  en: `There is no move "${type}" for files of kind "${kind}".`,
});
const unknownFile = (of: string) => ({
  vi: `Cần mã của một hồ sơ loại "${of}" đã có.`,
  en: `Use the id of an existing file of kind "${of}".`,
});

function filesNamed(
  fields: Fields,
  data: JsonObject,
  prefix: string,
): { id: string; of: FileKind; path: string }[] {
  return Object.entries(fields).flatMap(([name, field]) => filesIn(field, data[name] ?? null, prefix + name));
}
function filesIn(field: Field, value: Json, path: string): { id: string; of: FileKind; path: string }[] {
  if (value === null) return [];
  if (field.kind === 'file') return typeof value === 'string' ? [{ id: value, of: field.of, path }] : [];
  if (field.kind === 'group') return filesNamed(field.fields, value as JsonObject, `${path}.`);
  if (field.kind !== 'list') return [];
  return (value as readonly Json[]).flatMap((item, index) =>
    filesIn(field.of, item, `${path}.${String(index)}`),
  );
}

/** Whoever is nominated is in the register, by a version of their file that exists. */
function nomineeMistakes(data: JsonObject, workspace: Workspace): FieldMistake[] {
  const nominee = group(data, 'nominee');
  const of = nominee['kind'] === 'individual' ? 'person' : 'unit';
  const file = workspace.file(text(nominee, 'id'));
  if (file?.kind !== of) return [{ path: 'nominee.id', message: unknownFile(of) }];
  return Number(nominee['seq']) <= file.version
    ? []
    : [{ path: 'nominee.seq', message: unknownVersion(file.version) }];
}
const unknownVersion = (last: number) => ({
  vi: `Hồ sơ người được đề nghị mới có đến phiên bản ${String(last)}.`,
  en: `The nominee's file has versions up to ${String(last)} only.`,
});

/** A dossier is judged by the legal regime of the day on which it was received. */
function regimeMistakes(data: JsonObject): FieldMistake[] {
  const day = dateOf(text(data, 'receivedAt') ?? '');
  return hasRegime(day) ? [] : [{ path: 'receivedAt', message: noRegime(date(day)) }];
}
const noRegime = (day: string) => ({
  vi: `Chưa khai báo văn bản pháp luật áp dụng ngày ${day}: kiểm tra lại ngày tiếp nhận, hoặc bổ sung movements/legal-regimes.yaml.`,
  en: `No law and decree are on record for ${day}: check the day of receipt, or add them to movements/legal-regimes.yaml.`,
});
