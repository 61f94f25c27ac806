import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '../entities/makeFolder.js';
import type { Environment } from '../environment.js';

/** The program's secret: that of the environment, else the one in the data folder, made once and readable to nobody else. */
export function keptSecret({ secret, dataFolder }: Environment): string {
  if (secret !== null) return secret;
  const path = join(dataFolder, 'secret');
  makeFolder(dataFolder);
  try {
    writeFileSync(path, `${randomBytes(32).toString('hex')}\n`, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'EEXIST') throw error;
  }
  return readFileSync(path, 'utf8').trim();
}
