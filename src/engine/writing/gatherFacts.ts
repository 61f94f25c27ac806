import type { Desk, Instant, JsonObject, LegalDate, Role } from '../../machines/attempt.js';
import { missingPapers } from '../../machines/awards.js';
import { group, groups, text } from '../../machines/data.js';
import { stageOf, standsIn, type Reads } from '../../machines/decide.js';
import {
  noFacts,
  type DelegationFact,
  type DisbursementFact,
  type FactKey,
  type Facts,
} from '../../machines/facts.js';
import { addDays, dateOf } from '../../machines/legalDate.js';
import { bar } from '../../machines/milestone.js';
import { seatedSymbols } from '../../machines/movement.js';
import type { MovementDefinition, MovementRules, MovementStage } from '../../machines/movementDefinition.js';
import type { NominationContext } from '../../machines/nominationContext.js';
import { openGrounds } from '../../machines/rules/hold.js';
import { papersBrought } from '../../machines/rules/dossier.js';
import { regimeOn } from '../../movements/legalRegime.js';
import { workingDaysBetween, type WorkingCalendar } from '../../movements/workingCalendar.js';
import { commitmentFact } from './commitmentFact.js';
import { successorOn, unitAt } from './seats.js';
import type { LoadedFile, Workspace } from './workspace.js';

/** What a move is about, before anybody judges it. */
export interface Subject {
  /** Null for `open`. */
  readonly file: LoadedFile | null;
  /** The context that the rules will see: the file's, or the one that `open` starts from. */
  readonly context: JsonObject;
  readonly movement: LoadedFile | null;
  readonly data: JsonObject;
  readonly at: Instant;
}

export interface Gathering extends Subject {
  readonly workspace: Workspace;
  readonly calendar: WorkingCalendar;
  readonly reads: Reads;
  /** The context of a nomination, or the data that will become one. */
  readonly nomination: NominationContext;
}

/** How each fact is gathered. Sessions are files of their own: until some are kept, none counts. */
const gather: {
  readonly [Key in Exclude<FactKey, 'desks' | 'delegation'>]: (from: Gathering) => Facts[Key];
} = {
  movement: ({ movement, reads }) => movementFact(movement, reads),
  units: unitsFact,
  proposer: ({ workspace, nomination, at }) => proposerFact(workspace, nomination, at),
  overdue: overdueFact,
  ballotOpen: () => false,
  legalRegime: ({ data, at }) => regimeOn(dateOf(text(data, 'receivedAt') ?? at)),
  dossierMissing: ({ nomination, data }) => missingFact(nomination, data),
  disbursement: disbursementFact,
  holdGrounds: holdGroundsFact,
  duplicates: duplicatesFact,
  quota: quotaFact,
  import: ({ workspace, file, data }) => workspace.importOf(file?.id, text(data, 'import')),
  commitment: commitmentFact,
  criterion: criterionFact,
};

/** Gathers what the move's rules read, and nothing else: `null` stands for what no rule looks at. */
export function gatherFacts(
  workspace: Workspace,
  subject: Subject,
  reads: Reads,
  delegation: DelegationFact | null,
  calendar: WorkingCalendar,
): Facts {
  const from = { ...subject, workspace, calendar, reads, nomination: subject.context as NominationContext };
  const read = reads.facts.flatMap((key) => (key === 'desks' || key === 'delegation' ? [] : [key]));
  return {
    ...noFacts,
    ...Object.fromEntries(read.map((key) => [key, gather[key](from)])),
    desks: reads.desks.length > 0 ? desksFact(workspace, subject, reads.desks) : null,
    delegation,
  };
}

function movementFact(movement: LoadedFile | null, { rules }: Reads): Facts['movement'] {
  if (!movement) return null;
  const { context } = movement.state;
  const all = group(group(context, 'definition'), 'rules') as unknown as MovementRules;
  return {
    id: movement.id,
    version: Number(context['definitionVersion']),
    stage: stageOf(movement.state) as MovementStage,
    leader: text(context, 'leader'),
    rules: Object.fromEntries(rules.map((key) => [key, all[key]])),
  };
}

function desksFact(
  workspace: Workspace,
  { context, movement, data, at }: Subject,
  desks: readonly Desk[],
): Facts['desks'] {
  const date = dateOf(at);
  const table = deskTable(workspace, movement?.state.context ?? context, data, movement === null);
  const found = desks.map((desk) => [desk, unitAt(workspace, context, table, desk, date)]);
  return Object.fromEntries(found.filter(([, unit]) => unit !== null)) as Facts['desks'];
}

/** A movement's own desks come from the definition that the move brings, a nomination's from its movement. */
function deskTable(workspace: Workspace, context: JsonObject, data: JsonObject, own: boolean) {
  const brought = own && 'definition' in data;
  const definition = group(brought ? data : context, 'definition');
  const units = own ? idsOf(workspace, seatedSymbols(definition)) : group(context, 'units');
  return { definition, units };
}

function unitsFact({ workspace, context, data }: Gathering): Facts['units'] {
  const symbol = text(data, 'symbol');
  const definition = group('definition' in data ? data : context, 'definition');
  return idsOf(workspace, symbol === null ? seatedSymbols(definition) : [symbol]);
}

/** Ids of the units in being that bear these symbols. */
function idsOf(workspace: Workspace, symbols: readonly string[]): Record<string, string> {
  const inBeing = workspace.all().filter(({ kind, state }) => kind === 'unit' && state.value === 'active');
  const bySymbol = new Map(inBeing.map(({ id, state }) => [text(state.context, 'symbol'), id]));
  return Object.fromEntries(
    symbols.flatMap((symbol) => {
      const id = bySymbol.get(symbol);
      return id === undefined ? [] : [[symbol, id]];
    }),
  );
}

function proposerFact(workspace: Workspace, context: NominationContext, at: Instant): Facts['proposer'] {
  const unit = workspace.file(context.unit);
  if (!unit) return null;
  return {
    unit: context.unit,
    kind: text(unit.state.context, 'kind') ?? '',
    head: text(unit.state.context, 'head'),
    managesNominee: manages(workspace, context, dateOf(at)),
    endedOn: text(unit.state.context, 'until'),
  };
}

/** Staff and payroll for a person; for a collective, itself or one of its own (Law, art. 83(1)). */
function manages(workspace: Workspace, { unit, nominee }: NominationContext, date: LegalDate): boolean {
  const file = workspace.file(nominee.id);
  if (!file) return false;
  const key = nominee.kind === 'individual' ? 'payrollUnit' : 'parent';
  const above = successorOn(workspace, text(file.state.context, key), date);
  return nominee.id === unit || above === successorOn(workspace, unit, date);
}

function overdueFact({ file, at, calendar, nomination: { passed } }: Gathering): Facts['overdue'] {
  if (!file) return [];
  const due = file.deadlines.flatMap(({ timer, stage, step, dueAt }) =>
    step === 'due' && dueAt !== null && dueAt <= at ? [{ timer, stage, at: dueAt }] : [],
  );
  return [...passed, ...due]
    .filter(({ stage }) => standsIn(file.state, stage))
    .map(({ timer, stage, at: since }) => ({
      timer,
      stage,
      days: workingDaysBetween(calendar, addDays(dateOf(since), -1), dateOf(at)),
    }));
}

/** What is recorded for each claim, known at the move; a claim about which nothing is recorded has none. */
function disbursementFact({ workspace, nomination: { unit, claims }, at }: Gathering): DisbursementFact[] {
  return claims.flatMap((claim) => {
    const figure = workspace.figureOf(unit, claim, at);
    return figure === null ? [] : [{ claim: claim.key, knownAt: at, ...figure }];
  });
}

/** The content that the nomination claims, as its movement has it. */
function criterionFact({ movement, nomination: { criterion } }: Gathering): Facts['criterion'] {
  if (!movement) return null;
  const definition = group(movement.state.context, 'definition') as unknown as MovementDefinition;
  const content = definition.contents.find(({ key }) => key === criterion);
  if (!content) return null;
  const { byMilestones = false, evidence = null } = content;
  return { byMilestones, evidence, milestones: byMilestones ? definition.milestones.map(bar) : [] };
}

const missingFact = ({ award, merit, dossier }: NominationContext, data: JsonObject): string[] =>
  missingPapers(award, merit, dossier?.papers ?? [], papersBrought(data));

/** Other nominations of the same nominee. */
const siblings = ({ workspace, file, nomination: { nominee } }: Gathering): LoadedFile[] =>
  workspace
    .all()
    .filter(
      ({ id, kind, subjectId }) => kind === 'nomination' && subjectId === nominee.id && id !== file?.id,
    );

function holdGroundsFact(from: Gathering): Facts['holdGrounds'] {
  return siblings(from).flatMap(({ id, state }) =>
    openGrounds(state.context as NominationContext).map(({ kind }) => ({ file: id, kind })),
  );
}

const notYetProposed = ['draft', 'grassroots'];

/** Movements that were launched, whatever became of them, under the code of this one or of what it brings. */
function sameCode({ workspace, file, context, data }: Gathering): NonNullable<Facts['duplicates']> {
  const codeOf = (one: JsonObject): string | null => text(group(one, 'definition'), 'code');
  const code = codeOf('definition' in data ? data : context);
  return workspace
    .all()
    .filter(({ id, kind, state }) => kind === 'movement' && id !== file?.id && stageOf(state) !== 'draft')
    .filter(({ state }) => codeOf(state.context) === code)
    .map(({ id }) => ({ file: id, award: '', decision: null }));
}

/** The same nominee in the same movement: awarded already, or on the road beyond the unit. */
function duplicatesFact(from: Gathering): Facts['duplicates'] {
  if (from.file?.kind === 'movement') return sameCode(from);
  return siblings(from)
    .filter(({ movementId, state }) => movementId === from.nomination.movement && isOnTheRoad(state))
    .map(({ id, state }) => {
      const other = state.context as NominationContext;
      const decision = other.outcome === 'awarded' ? (other.decision?.number ?? null) : null;
      return { file: id, award: other.award, decision };
    });
}
function isOnTheRoad(state: LoadedFile['state']): boolean {
  const { outcome } = state.context as NominationContext;
  return outcome === 'awarded' || (outcome === null && !notYetProposed.includes(stageOf(state)));
}

/** Nominations of the unit that are with the Chairman or awarded, against the movement's quota. */
function quotaFact({ workspace, movement, file, nomination: context }: Gathering): Facts['quota'] {
  const allowed = quotaOf(movement);
  if (allowed === null) return null;
  const used = workspace.all().filter(({ id, kind, movementId, unitId, state }) => {
    const mine = kind === 'nomination' && movementId === context.movement && unitId === context.unit;
    return mine && id !== file?.id && countsForQuota(state);
  });
  return { used: used.length, allowed };
}

/** Nominations that a movement allows one unit; null: it sets no quota. */
export function quotaOf(movement: LoadedFile | null | undefined): number | null {
  const rules = group(group(movement?.state.context ?? {}, 'definition'), 'rules');
  const allowed = group(rules, 'quota')['value'];
  return typeof allowed === 'number' ? allowed : null;
}
function countsForQuota(state: LoadedFile['state']): boolean {
  const { outcome, submission } = state.context as NominationContext;
  if (outcome !== null) return outcome === 'awarded';
  return stageOf(state) === 'submittedToChairman' && submission?.proposal === 'award';
}

/** Grants of a person that are in force on a day, by unit. */
export function rolesByUnit(person: LoadedFile, date: LegalDate): Map<string | null, Role[]> {
  const inForce = groups(person.state.context, 'grants').filter(
    (grant) => (text(grant, 'from') ?? '') <= date && date <= (text(grant, 'until') ?? '9999'),
  );
  const roles = new Map<string | null, Role[]>();
  for (const grant of inForce) {
    const unit = text(grant, 'unit');
    roles.set(unit, [...(roles.get(unit) ?? []), text(grant, 'role') as Role]);
  }
  return roles;
}
