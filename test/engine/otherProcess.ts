import { advance } from '../../src/engine/advance.js';
import { Stale } from '../../src/engine/errors.js';
import { openDatabase } from '../../src/entities/database.js';

/** A second process that comments on the same files: `otherProcess.ts ADDRESS PERSON FILE…`; prints what it won. */
const [address = '', person = '', ...files] = process.argv.slice(2);
const db = await openDatabase(address);
const seen = new Map(files.map((file) => [file, 1]));
let won = 0;
for (let time = 0; time < 50; time += 1) {
  await Promise.all(files.map((file) => comment(file, time)));
}
await db.close();
process.stdout.write(JSON.stringify({ won }));

async function comment(file: string, time: number): Promise<void> {
  try {
    const { seq } = await advance(
      db,
      file,
      { type: 'comment', data: { text: `Tiến trình khác ${String(time)}` } },
      { by: { id: person }, at: '2024-10-02T01:00:00.000Z', seen: seen.get(file) ?? 1 },
    );
    seen.set(file, seq);
    won += 1;
  } catch (error) {
    if (!(error instanceof Stale)) throw error;
    seen.set(file, error.version);
  }
}
