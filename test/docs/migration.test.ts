import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../src/entities/database.js';
import { databases } from '../databases.js';
import { move, nominate, province, walk, wholeRoad } from '../engine/province.js';

/** A second version of the nomination, as docs/adding.md adds it to a copy: a file of the first goes on by it. */

const top = join(import.meta.dirname, '../..');
const adding = readFileSync(join(top, 'docs/adding.md'), 'utf8');
const patch = /```diff\n(.*?)```/s.exec(adding)?.[1] ?? '';
const released = /^ {2}nomination: \[.*\],$/m.exec(adding)?.[0] ?? '';
let copy: string;

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'thidua-migration-'));
  for (const part of ['src', 'movements', 'package.json', 'tsconfig.json'])
    cpSync(join(top, part), join(copy, part), { recursive: true });
  symlinkSync(join(top, 'node_modules'), join(copy, 'node_modules'));
  const machines = join(copy, 'src/machines');
  cpSync(join(machines, 'nomination.ts'), join(machines, 'nominationV2.ts'));
  execFileSync('git', ['apply', '-'], {
    cwd: copy,
    input: patch.replaceAll('nomination.ts', 'nominationV2.ts'),
  });
  const workflows = readFileSync(join(machines, 'workflows.ts'), 'utf8');
  writeFileSync(
    join(machines, 'workflows.ts'),
    `import { nomination as nominationV2 } from './nominationV2.js';\n` +
      workflows.replace('  nomination: [chart(nominationV1)],', released),
  );
});
afterAll(() => {
  rmSync(copy, { recursive: true });
});

/** What the copy's program says, run on a database. */
function inCopy(address: string, script: string): unknown {
  const program = `
    import { advance } from './src/engine/advance.ts';
    import { rebuild } from './src/engine/proofs/rebuild.ts';
    import { replay } from './src/engine/proofs/replay.ts';
    import { openDatabase } from './src/entities/database.ts';
    const db = await openDatabase(${JSON.stringify(address)});
    console.log(JSON.stringify(await (async () => { ${script} })()));
    await db.close();`;
  const args = ['--import', 'tsx', '--input-type=module', '-e', program];
  return JSON.parse(execFileSync(process.execPath, args, { cwd: copy, encoding: 'utf8' }));
}

describe.each(databases)('on $name', (database) => {
  test('a file with the Chairman goes to version 2 by an entry, and then through the stage that only it has', async () => {
    const { address, drop } = await database.fresh();
    const db = await openDatabase(address);
    const here = await province(db);
    const file = await walk(here, await nominate(here), wholeRoad.slice(0, 8));
    const how = { at: '2024-10-09T01:00:00.000Z', data: { toVersion: 2 } };
    await expect(move(here, file, 'migrate', 'administrator', how)).rejects.toMatchObject({
      name: 'Invalid',
      fields: [{ path: 'toVersion' }],
    });
    await db.close();

    const by = (name: string) => JSON.stringify({ id: here.people[name] });
    const said = inCopy(
      address,
      `
      const id = ${JSON.stringify(file.file)};
      const go = (type, data, by, seen) => advance(db, id, { type, data },
        { by, at: '2024-10-09T01:00:00.000Z', seen, reason: 'Theo quy trình mới' });
      const unknown = await go('migrate', { toVersion: 3 }, ${by('administrator')}, ${file.seq}).catch((error) => error.name);
      const stranger = await go('migrate', { toVersion: 2 }, ${by('boardHead')}, ${file.seq}).catch((error) => error.name);
      const migrated = await go('migrate', { toVersion: 2 }, ${by('administrator')}, ${file.seq});
      const returned = await go('returnForReview', { question: 'Căn cứ nào?' }, ${by('chairman')}, migrated.seq);
      const [row] = await db.read('select machine_version, stage from case_file where id = $1', [id]);
      const versions = (await replay(db, id)).steps.slice(-3).map(({ body }) => [body.move, body.machine.version]);
      const { findings } = await rebuild(db);
      return { unknown, stranger, migrated: migrated.stage, returned: returned.stage, row, versions, findings };`,
    );
    expect(said).toEqual({
      unknown: 'Invalid',
      stranger: 'Forbidden',
      migrated: 'submittedToChairman',
      returned: 'legalCheck',
      row: { machine_version: 2, stage: 'legalCheck' },
      versions: [
        ['submitToChairman', 1],
        ['migrate', 2],
        ['returnForReview', 2],
      ],
      findings: [],
    });
    await drop();
  }, 120_000);
});
