#!/usr/bin/env -S node --import tsx
// Records every journal of a database as a golden history, which the tests decide again forever:
// `script/golden.ts sqlite:PATH 0.1.0` writes test/golden/0.1.0.jsonl. Done once for every release of a chart, on
// the database of its demo; what was released is never recorded again.
import { writeFileSync } from 'node:fs';
import { onSnapshot } from '../src/engine/journal/snapshot.js';
import { journalPages } from '../src/engine/journal/journal.js';

const [address, name] = process.argv.slice(2);
if (address === undefined || name === undefined) {
  console.error('script/golden.ts ADDRESS NAME, such as: script/golden.ts sqlite:data/thidua.sqlite 0.1.0');
  process.exit(2);
}

const kind = address.startsWith('sqlite:') ? 'sqlite' : 'postgres';
const lines = await onSnapshot({ address, kind }, async (db) => {
  const written: string[] = [];
  for await (const { entries } of journalPages(db, null, false))
    written.push(...entries.map((row) => JSON.stringify({ ...row, body: String(row.body) })));
  return written;
});

const path = new URL(`../test/golden/${name}.jsonl`, import.meta.url);
writeFileSync(path, `${lines.join('\n')}\n`, { flag: 'wx' });
console.log(`${lines.length} entries: test/golden/${name}.jsonl`);
