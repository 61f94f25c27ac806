#!/usr/bin/env -S node --import tsx
// Writes the JSON Schemas of the files in movements/, by which editors complete and check them. `--check` writes
// nothing and fails when one of them is not current.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { dataFolder } from '../src/movements/dataFolder.js';
import { regimesSchema } from '../src/movements/legalRegime.js';
import { calendarSchema } from '../src/movements/loadCalendar.js';
import { returnedMailSchema } from '../src/movements/returnedMailRule.js';
import { movementSchema } from '../src/movements/schema.js';

const schemas = {
  ...{ movement: movementSchema, calendar: calendarSchema },
  ...{ 'legal-regimes': regimesSchema, 'returned-mail': returnedMailSchema },
};

for (const [name, schema] of Object.entries(schemas)) {
  const path = join(dataFolder, `${name}.schema.json`);
  const text = `${JSON.stringify(z.toJSONSchema(schema, { io: 'input', reused: 'ref' }), null, 2)}\n`;
  if (!process.argv.includes('--check')) writeFileSync(path, text);
  else if (readFileSync(path, 'utf8') !== text) {
    console.error(`${path} is not current: run script/movement-schema.ts`);
    process.exitCode = 1;
  }
}
