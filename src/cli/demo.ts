import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { demo as runDemo } from '../demo/demo.js';
import { doctor } from '../engine/proofs/doctor.js';
import type { Database } from '../entities/database.js';
import { instant } from '../language/format.js';
import { say, type Language } from '../language/language.js';
import { dataFolder } from '../movements/dataFolder.js';
import { loadMovement } from '../movements/loadMovement.js';
import type { Action } from './answer.js';
import { onDatabase } from './database.js';
import { figuresTable } from './demoFigures.js';
import { doctorText, isGreen } from './doctor.js';
import {
  bareName,
  filesWhere,
  innermost,
  placesText,
  stageText,
  symbolOf,
  type ListedFile,
} from '../views/listedFile.js';
import { namesIn } from '../views/names.js';
import { now } from './now.js';
import { table } from './table.js';

/** Plays the 2024 sprint with sample units and people, then says where every file stands and what the doctor says. */
export const demo: Action = (call, _operands, options) =>
  onDatabase(call, async (db) => {
    const definition = loadMovement(join(dataFolder, 'binh-thuan-2024-disbursement-sprint.yaml'));
    const played = await runDemo(db, { definition, random: randomBytes, reset: options['reset'] === true });
    const files = await filesWhere(db, `kind = 'nomination' order by code`, []);
    const [movement] = await filesWhere(db, `kind = 'movement' order by code`, []);
    const checks = await doctor(db);
    const at = await now(db);
    const ok = isGreen(checks);
    const text = [
      greeting(definition.name, at, played !== null, call.language),
      await filesTable(db, files, call.language),
      await figuresTable(db, movement?.id ?? '', at, call.language),
      doctorText(checks, call.language),
      whatNext(call.language),
    ];
    const shown = files.map(({ code, stage, version }) => ({ code, stage, version }));
    return {
      value: { ok, now: at, played: played !== null, files: shown, checks },
      text: text.join('\n\n'),
      code: ok ? 0 : 1,
    };
  });

function greeting(name: string, at: string, played: boolean, language: Language): string {
  const [vi, en] = played
    ? ['Đã diễn lại phong trào bằng dữ liệu mẫu', 'The movement was played with sample data']
    : [
        'Bản trình diễn đã có sẵn (--reset để diễn lại)',
        'The demo was there already (--reset plays it again)',
      ];
  return say(
    {
      vi: `${name}\n${vi}. Đồng hồ mô phỏng: ${instant(at)}.`,
      en: `${name}\n${en}. Simulated clock: ${instant(at)}.`,
    },
    language,
  );
}

async function filesTable(db: Database, files: readonly ListedFile[], language: Language): Promise<string> {
  const names = await namesIn(
    db,
    files.map(({ subjectId, unitId }) => [subjectId, unitId]),
  );
  const word = (vi: string, en: string): string => say({ vi, en }, language);
  const headings = [
    word('Mã', 'Code'),
    word('Mẫu', 'Sample'),
    word('Đơn vị', 'Unit'),
    word('Bước', 'Stage'),
    '',
  ];
  const rows = files.map((file) => [
    file.code,
    file.subjectId === null ? '' : bareName(names(file.subjectId)),
    file.unitId === null ? '' : symbolOf(names(file.unitId)),
    stageText(file, language),
    insideText(file, language),
  ]);
  return table(headings, rows);
}

/** Where inside its stage a file waits, and whether it is held. */
const insideText = (file: ListedFile, language: Language): string =>
  placesText(
    innermost(file).filter(({ path }) => path !== file.stage),
    language,
  );

const whatNext = (language: Language): string =>
  say(
    {
      vi: 'Xem tiếp: thidua file list · thidua file show bt24-n-0001 · thidua milestones bt24-m-0001 --as-of 2024-09-30 · thidua verify',
      en: 'Look further: thidua file list · thidua file show bt24-n-0001 · thidua milestones bt24-m-0001 --as-of 2024-09-30 · thidua verify',
    },
    language,
  );
