import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import type { Row, Value } from './bulk.js';
import { dataSourceOptions } from './dataSource.js';
import { asUnusable, DatabaseUnusable } from './databaseUnusable.js';
import { makeFolder } from './makeFolder.js';
import { isForeign, prepare } from './prepare.js';
import { parameters, RunnerWriter } from './runnerWriter.js';
import { WriteQueue } from './writeQueue.js';

/** An open database: the one way to write, and reads that see committed rows only. */
export interface Database {
  readonly address: string;
  readonly kind: 'sqlite' | 'postgres';
  readonly write: WriteQueue;
  read(text: string, values?: readonly Value[]): Promise<Row[]>;
  close(): Promise<void>;
}

/**
 * Opens and migrates the database at an address (`sqlite:PATH`, `postgres://…`). `batchLimit`: most requests in
 * one transaction. Throws DatabaseUnusable when it is not ours, newer, unreachable or not writable.
 */
export async function openDatabase(
  address: string,
  options: { readonly batchLimit?: number } = {},
): Promise<Database> {
  try {
    const path = /^sqlite:(.*)$/s.exec(address)?.[1];
    return path === undefined
      ? await openPostgres(address, options.batchLimit)
      : await openSqlite(address, path, options.batchLimit);
  } catch (error) {
    throw asUnusable(error, address);
  }
}

async function openSqlite(address: string, path: string, batchLimit?: number): Promise<Database> {
  makeFolderFor(path, address);
  if (!looksLikeSqlite(path)) throw new DatabaseUnusable('foreign', address);
  await refuseForeign(address, path);
  const source = await initialised(address);
  try {
    await source.query('PRAGMA synchronous = FULL');
    await prepare(source, address);
    // Opened after the writer: a read-only connection cannot make the file.
    const reader = await readerOf(address);
    serialise(reader);
    return await assemble(address, 'sqlite', source, reader, batchLimit);
  } catch (error) {
    await source.destroy();
    throw error;
  }
}

/**
 * A new, empty database in the memory of this process, gone when it is closed. Reads share the one connection with the
 * writer: whoever uses it waits for each write before reading.
 */
export async function openInMemory(): Promise<Database> {
  const address = 'sqlite::memory:';
  const source = await new DataSource(dataSourceOptions(address)).initialize();
  await prepare(source, address);
  return assemble(address, 'sqlite', source, source);
}

function makeFolderFor(path: string, address: string): void {
  try {
    makeFolder(dirname(path));
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'ENOENT') throw error;
    throw new DatabaseUnusable('readOnly', address, { cause: error });
  }
}

/** Opening it to write would switch it to WAL, which is written into the file: another program's is only looked at. */
async function refuseForeign(address: string, path: string): Promise<void> {
  if (!existsSync(path) || statSync(path).size === 0) return;
  const reader = await readerOf(address);
  try {
    if (await isForeign(reader)) throw new DatabaseUnusable('foreign', address);
  } finally {
    await reader.destroy();
  }
}

const readerOf = (address: string): Promise<DataSource> =>
  new DataSource({
    ...dataSourceOptions(address),
    enableWAL: false,
    flags: readOnly,
  } as ConstructorParameters<typeof DataSource>[0]).initialize();

/** Two programs that meet on a new file both switch it to WAL, and SQLite lets neither wait for the other. */
async function initialised(address: string, tries = 10): Promise<DataSource> {
  try {
    return await new DataSource(dataSourceOptions(address)).initialize();
  } catch (error) {
    if (tries === 1 || (error as { code?: unknown }).code !== 'SQLITE_BUSY') throw error;
    await setTimeout(50);
    return initialised(address, tries - 1);
  }
}

/** SQLITE_OPEN_READONLY. */
const readOnly = 1;

/** As it comes, many reads in flight hold libuv's threads, and a commit on the writer waits for them. */
function serialise(source: DataSource): void {
  const { databaseConnection } = source.driver as unknown as { databaseConnection: { serialize(): void } };
  databaseConnection.serialize();
}

async function openPostgres(address: string, batchLimit?: number): Promise<Database> {
  const source = await new DataSource(dataSourceOptions(address)).initialize();
  try {
    await prepare(source, address);
    return await assemble(address, 'postgres', source, source, batchLimit);
  } catch (error) {
    await source.destroy();
    throw error;
  }
}

async function assemble(
  address: string,
  kind: Database['kind'],
  writing: DataSource,
  reading: DataSource,
  batchLimit?: number,
): Promise<Database> {
  const writer = new RunnerWriter(kind, address, writing);
  await writer.renew();
  const write = new WriteQueue(writer, batchLimit);
  return {
    address,
    kind,
    write,
    async read(text, values = []) {
      try {
        return await reading.query<Row[]>(parameters(kind, text), [...values]);
      } catch (error) {
        throw asUnusable(error, address);
      }
    },
    async close() {
      await write.close();
      await writer.release();
      if (reading !== writing) await reading.destroy();
      await writing.destroy();
    },
  };
}

/** An existing file must begin as SQLite's do; an empty one is a new database. */
function looksLikeSqlite(path: string): boolean {
  if (!existsSync(path)) return true;
  const file = openSync(path, 'r');
  try {
    const head = Buffer.alloc(16);
    const length = readSync(file, head, 0, 16, 0);
    return length === 0 || head.toString('latin1') === 'SQLite format 3\0';
  } finally {
    closeSync(file);
  }
}
