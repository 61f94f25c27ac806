import type { Actor, Attempt, FileKind, JsonObject } from '../../machines/attempt.js';
import { text } from '../../machines/data.js';
import { decide, open, reads } from '../../machines/decide.js';
import type { DelegationFact } from '../../machines/facts.js';
import type { OnBehalfOf } from '../../machines/attempt.js';
import type { Decision } from '../../machines/state.js';
import type { WorkingCalendar } from '../../movements/workingCalendar.js';
import { actorsOf, clock, firstPerson, principalsOf } from './actors.js';
import { inOrder } from '../journal/entry.js';
import { Invalid, NotFound } from '../errors.js';
import { isFileId, isFileName } from '../journal/fileId.js';
import { projectsPromised } from './commitmentFact.js';
import { gatherFacts, quotaOf, type Subject } from './gatherFacts.js';
import type { MoveHow, OpenHow } from '../how.js';
import { importNamed } from './importFacts.js';
import { unitsBehind } from './seats.js';
import type { LoadedFile, Workspace } from './workspace.js';

/** A request as it came in. */
export type Request =
  | { readonly verb: 'open'; readonly kind: FileKind; readonly data: unknown; readonly how: OpenHow }
  | {
      readonly verb: 'advance';
      readonly id: string;
      readonly type: string;
      readonly data: unknown;
      readonly how: MoveHow;
    };

/** The files that requests move, by id or code; what can be neither is asked of no database. */
export const targets = (requests: readonly Request[]): string[] =>
  requests.flatMap((request) => (request.verb === 'advance' && isFileName(request.id) ? [request.id] : []));

export const typeOf = (request: Request): string => (request.verb === 'open' ? 'open' : request.type);

export const kindOf = (request: Request, file: LoadedFile | null): FileKind =>
  request.verb === 'open' ? request.kind : (file?.kind ?? 'nomination');

/** A request with everything that its rules need, judged. */
export interface Considered {
  readonly attempt: Attempt;
  readonly decision: Decision;
  /** Whose rules count: a movement's own. */
  readonly movement: LoadedFile | null;
}

/** Reads everything that some requests touch or look at, with a fixed number of statements however many they are. */
export async function load(workspace: Workspace, requests: readonly Request[]): Promise<void> {
  await workspace.loadTargets(targets(requests));
  await workspace.loadMovements([
    ...workspace.all().map(({ movementId }) => movementId),
    ...requests.map(movementNamed),
  ]);
  const kinds = requests.map(kindHere(workspace));
  if (requests.some((request, index) => namesSymbols(request, kinds[index]))) await workspace.loadUnits();
  if (requests.some((request, index) => namesCode(request, kinds[index]))) await workspace.loadLaunched();
  await workspace.loadReferences([
    ...requests.flatMap((request) => mentioned(request)),
    ...workspace.all().flatMap(({ movementId, unitId, subjectId }) => [movementId, unitId, subjectId]),
  ]);
  await loadUnitsBehind(workspace);
  await workspace.loadImports([...new Set(requests.flatMap(({ data }) => importNamed(data) ?? []))]);
}

/** Desks, seats and successors: each round follows what the last one found. */
async function loadUnitsBehind(workspace: Workspace): Promise<void> {
  for (let known = -1; known !== workspace.all().length;) {
    known = workspace.all().length;
    await workspace.loadReferences(unitsBehind(workspace.all()));
  }
}

/** The movement in which a file is opened; data that nobody has checked yet may name anything. */
const movementNamed = ({ verb, data }: Request): string | null => {
  const id = verb === 'open' && isGroup(data) ? text(data, 'movement') : null;
  return id !== null && isFileId(id) ? id : null;
};

const kindHere = (workspace: Workspace) => (request: Request) =>
  request.verb === 'open' ? request.kind : workspace.file(request.id)?.kind;
const namesSymbols = ({ verb }: Request, kind: FileKind | undefined): boolean =>
  kind === 'movement' || (kind === 'unit' && verb === 'open');
/** A comment stands for every move: whoever asks what a file offers has none in mind. */
const namesCode = (request: Request, kind: FileKind | undefined): boolean =>
  kind === 'movement' && ['launch', 'amend', 'comment'].includes(typeOf(request));

/** Ids in a request: its persons, and every file that its data names. */
function mentioned({ how, data }: Request): string[] {
  const { by, onBehalfOf } = how;
  const persons = [
    ...(typeof by === 'string' ? [] : [by.id, by.unit]),
    ...(onBehalfOf ? [onBehalfOf.id, onBehalfOf.unit] : []),
  ];
  return [...persons.filter((id) => id != null), ...idsIn(data, deepest).slice(0, most)];
}
/** Nobody has checked the data yet: no field lies deeper, and no move names more files. */
const deepest = 8;
const most = 2_000;

function idsIn(value: unknown, depth: number): string[] {
  if (typeof value === 'string') return isFileId(value) ? [value] : [];
  if (typeof value !== 'object' || value === null || depth === 0) return [];
  return Object.values(value).flatMap((one) => idsIn(one, depth - 1));
}

/** The nomination whose claims the request's rules compare with what is recorded. */
export function claimant(workspace: Workspace, request: Request): LoadedFile | null {
  const file = request.verb === 'advance' ? workspace.file(request.id) : undefined;
  if (file?.kind !== 'nomination') return null;
  const { facts } = reads(file.kind, file.state, typeOf(request), partOf(request.data));
  return facts.includes('disbursement') ? file : null;
}

/** Reads which of the projects that a request promises no plan names. */
export async function loadPromised(workspace: Workspace, request: Request): Promise<void> {
  const file = request.verb === 'advance' ? workspace.file(request.id) : undefined;
  if (file?.kind !== 'commitment' || file.movementId === null || !promising.includes(typeOf(request))) return;
  await workspace.loadProjects(file.movementId, projectsPromised(request.data));
}
const promising = ['submitCommitment', 'amendCommitment'];

/** Whose other nominations a request's rules look at: the nominee's, and the unit's for its quota. */
export function siblingsWanted(workspace: Workspace, request: Request) {
  const file = request.verb === 'advance' ? workspace.file(request.id) : undefined;
  if (file?.kind !== 'nomination') return { subject: null, quota: null };
  const { facts } = reads(file.kind, file.state, typeOf(request), partOf(request.data));
  const { subjectId, movementId: movement, unitId: unit } = file;
  return {
    subject: facts.includes('duplicates') || facts.includes('holdGrounds') ? subjectId : null,
    quota:
      facts.includes('quota') && movement && unit && quotaOf(workspace.file(movement)) !== null
        ? { movement, unit }
        : null,
  };
}

const partOf = (data: unknown): string | null => (isGroup(data) ? text(data, 'part') : null);

const isGroup = (data: unknown): data is JsonObject => typeof data === 'object' && data !== null;

/**
 * Judges a request. `data` is checked (and sealed); `id` is the file's, new or not. Where a person holds roles in
 * several units, or acts for one who does, the only way that their roles allow is taken.
 */
export function consider(
  workspace: Workspace,
  request: Request,
  {
    id,
    file,
    data,
    calendar,
  }: { id: string; file: LoadedFile | null; data: JsonObject; calendar: WorkingCalendar },
): Considered {
  const { how } = request;
  const kind = kindOf(request, file);
  const context = file?.state.context ?? data;
  const movement = workspace.file(text(context, 'movement')) ?? null;
  const subject: Subject = { file, context, movement, data, at: how.at };
  const wanted = reads(kind, file?.state ?? null, typeOf(request), text(data, 'part'));
  const judged = stances(workspace, request, id).map(({ actor, onBehalfOf, delegation }) => {
    const attempt = inOrder({
      type: typeOf(request),
      data,
      reason: how.reason ?? null,
      actor,
      onBehalfOf,
      facts: gatherFacts(workspace, subject, wanted, delegation, calendar),
      at: how.at,
    });
    const rules = file?.kind === 'movement' ? file : movement;
    const decision = file ? decide(file.state, attempt) : open(kind, attempt);
    return { attempt, decision, movement: rules };
  });
  return theOnlyOne(judged);
}

interface Stance {
  readonly actor: Actor;
  readonly onBehalfOf: OnBehalfOf | null;
  readonly delegation: DelegationFact | null;
}

/** Every way in which the caller may stand behind the request. */
function stances(workspace: Workspace, { how }: Request, id: string): Stance[] {
  const { by, at, onBehalfOf } = how;
  const alone = { onBehalfOf: null, delegation: null };
  if (by === 'clock') return [{ actor: clock, ...alone }];
  if (by === 'first') return [{ actor: firstPerson(id), ...alone }];
  const actors = actorsOf(workspace, by, at);
  if (!onBehalfOf) return actors.map((actor) => ({ actor, ...alone }));
  const principals = principalsOf(workspace, onBehalfOf, actors[0]?.id ?? '', at);
  if (principals.length === 0) throw new NotFound(onBehalfOf.basis, onBehalfOf.id);
  return actors.flatMap((actor) => principals.map((principal) => ({ actor, ...principal })));
}

function theOnlyOne(judged: readonly Considered[]): Considered {
  const possible = judged.filter(({ decision }) => !('refused' in decision) || !decision.forbidden);
  const [first] = possible.length > 0 ? possible : judged;
  const units = new Set(possible.map(({ attempt }) => attempt.actor.unit));
  if (units.size > 1) {
    throw new Invalid([{ path: 'unit', message: whichUnit }]);
  }
  if (!first) throw new Invalid([{ path: 'unit', message: whichUnit }]);
  return first;
}
const whichUnit = {
  vi: 'Người này giữ vai trò ở nhiều đơn vị: hãy nêu đơn vị.',
  en: 'This person holds roles in several units: name the unit.',
};
