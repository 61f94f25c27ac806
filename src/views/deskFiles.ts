import { seatedAt, successorOn } from '../engine/writing/seats.js';
import { Workspace } from '../engine/writing/workspace.js';
import type { Value } from '../entities/bulk.js';
import type { Database } from '../entities/database.js';
import { waitsAtDesk, type Wait } from '../language/stages.js';
import type { Desk, FileKind, JsonObject, LegalDate, Role } from '../machines/attempt.js';
import { deskOf } from '../machines/authority.js';
import { filesWhere, listedFrom, type ListedFile } from './listedFile.js';

/** What waits at the desks where a person sits today, the oldest deadline first; five statements, however many files. */

export interface WaitingFile extends ListedFile {
  /** When the earliest of its deadlines falls due; null: none runs. */
  readonly dueAt: string | null;
}
export interface DeskCount {
  /** A movement's own file counts as one of its own. */
  readonly movementId: string;
  readonly movement: string;
  readonly kind: FileKind;
  readonly stage: string;
  readonly count: number;
}
export interface DeskFilter {
  readonly movement: string | null;
  readonly kind: string | null;
  readonly stage: string | null;
  /** Where the page before ended, as `next` gave it; null: from the first. */
  readonly after: string | null;
  readonly limit: number;
}
export interface DeskFiles {
  readonly files: readonly WaitingFile[];
  readonly next: string | null;
  /** Of all that waits, whatever is filtered. */
  readonly counts: readonly DeskCount[];
}

type Held = { readonly role: Role; readonly unit: string | null };

export async function deskFiles(
  db: Database,
  roles: readonly Held[],
  today: LegalDate,
  filter: DeskFilter,
): Promise<DeskFiles> {
  const movements = await filesWhere(db, `kind = 'movement'`, []);
  const waiting = conditionOf(await seatsOf(db, roles, movements, today));
  if (waiting === null) return { files: [], next: null, counts: [] };
  const counts = await db.read(
    `select ${ownMovement} as movement, kind, stage, count(*) as n from case_file f where ${waiting.text}
     group by ${ownMovement}, kind, stage order by 1, 2, 3`,
    waiting.values,
  );
  const files = await filesIn(db, waiting, filter);
  const last = files.length > filter.limit ? files[filter.limit - 1] : undefined;
  return {
    files: files.slice(0, filter.limit),
    next: last ? `${last.dueAt ?? never}~${last.id}` : null,
    counts: counts.map((row) => ({
      movementId: String(row['movement']),
      movement: movements.find(({ id }) => id === row['movement'])?.title ?? '',
      kind: row['kind'] as FileKind,
      stage: String(row['stage']),
      count: Number(row['n']),
    })),
  };
}

const ownMovement = `case when kind = 'movement' then id else movement_id end`;

/** Sorts behind every instant: what has no deadline comes last. */
const never = '9999';

interface Condition {
  readonly text: string;
  readonly values: readonly Value[];
}

async function filesIn(db: Database, waiting: Condition, filter: DeskFilter): Promise<WaitingFile[]> {
  const values = [...waiting.values];
  const put = (value: Value): string => `$${String(values.push(value))}`;
  const [due = '', id = ''] = filter.after?.split('~') ?? [];
  const asked = (['movement', 'kind', 'stage'] as const).flatMap((name) => {
    const value = filter[name];
    return value === null ? [] : [`${name === 'movement' ? ownMovement : name} = ${put(value)}`];
  });
  const bytes = db.kind === 'postgres' ? ' collate "C"' : '';
  const rows = await db.read(
    `select * from (
       select f.*, coalesce((select min(due_at) from deadline d where d.file_id = f.id and d.step = 'due'),
         '${never}')${bytes} as due from case_file f where ${[waiting.text, ...asked].join(' and ')}
     ) waiting where (due, id${bytes}) > (${put(due)}, ${put(id)}) order by due, id${bytes} limit ${filter.limit + 1}`,
    values,
  );
  return rows.map((row) => ({ ...listedFrom(row), dueAt: row['due'] === never ? null : String(row['due']) }));
}

/** A desk where the person sits: of one movement, or (null) of their unit in all. */
interface Seat {
  readonly desk: Desk;
  readonly movement: string | null;
  /** The units whose files wait there; null: whichever. */
  readonly units: readonly string[] | null;
}

async function seatsOf(
  db: Database,
  roles: readonly Held[],
  movements: readonly ListedFile[],
  today: LegalDate,
): Promise<Seat[]> {
  const workspace = new Workspace((statement, values) => db.read(statement, values), false);
  await workspace.loadUnits();
  return roles.flatMap(({ role, unit }): Seat[] => {
    const desk = deskOf[role];
    if (desk === null || unit === null) return [];
    if (desk === 'unit' || desk === 'responsible') {
      const units = workspace.all().filter(({ id }) => successorOn(workspace, id, today) === unit);
      return [{ desk, movement: null, units: units.map(({ id }) => id) }];
    }
    return movements
      .filter(({ context }) => seatedAt(workspace, tableOf(context), desk, today) === unit)
      .map(({ id }) => ({ desk, movement: id, units: null }));
  });
}

const tableOf = ({ definition, units }: JsonObject) => ({
  definition: definition as JsonObject,
  units: units as JsonObject,
});

const kinds = ['nomination', 'commitment', 'difficulty', 'movement'] as const satisfies readonly FileKind[];

/** What is common to all that waits at these desks; null: nothing can. */
function conditionOf(seats: readonly Seat[]): Condition | null {
  const values: Value[] = [];
  const put = (value: Value): string => `$${String(values.push(value))}`;
  const ways = seats.flatMap((seat) =>
    kinds.flatMap((kind) => {
      const waits = waitsAtDesk(kind, seat.desk);
      if (waits.length === 0 || seat.units?.length === 0) return [];
      const owner =
        seat.units !== null
          ? `unit_id in (${seat.units.map(put).join(',')})`
          : `${kind === 'movement' ? 'id' : 'movement_id'} = ${put(seat.movement)}`;
      return [`(${owner} and kind = '${kind}' and (${waits.map(waitText).join(' or ')}))`];
    }),
  );
  return ways.length === 0 ? null : { text: `(${[...new Set(ways)].join(' or ')})`, values };
}

/** State is canonical text: a region and where it stands are written in one way only. Keys are the chart's own. */
const waitText = ({ stage, inside }: Wait): string =>
  [
    ...(stage === null ? [] : [`stage = '${stage}'`]),
    ...(inside === null ? [] : [`state like '%"${inside.region}":"${inside.node}"%'`]),
  ].join(' and ');
