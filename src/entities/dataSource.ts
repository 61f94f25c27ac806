import sqlite3 from 'sqlite3';
import type { DataSourceOptions } from 'typeorm';
import { AccessEntry } from './AccessEntry.js';
import { Account } from './Account.js';
import { AssignedPlan } from './AssignedPlan.js';
import { CaseFile } from './CaseFile.js';
import { DatabaseProperty } from './DatabaseProperty.js';
import { DataImport } from './DataImport.js';
import { Deadline } from './Deadline.js';
import { DisbursementReport } from './DisbursementReport.js';
import { FileCounter } from './FileCounter.js';
import { JournalEntry } from './JournalEntry.js';
import { Accounts1735900000000 } from './migrations/Accounts1735900000000.js';
import { Disbursement1735800000000 } from './migrations/Disbursement1735800000000.js';
import { FirstTables1735700000000 } from './migrations/FirstTables1735700000000.js';
import { OutboxMessage } from './OutboxMessage.js';
import { PersonKey } from './PersonKey.js';
import { PersonName } from './PersonName.js';
import { RecoveryCode } from './RecoveryCode.js';
import { RoleGrant } from './RoleGrant.js';
import { SignInFailure } from './SignInFailure.js';
import { SignInLink } from './SignInLink.js';
import { WebSession } from './WebSession.js';

const entities = [
  CaseFile,
  JournalEntry,
  Deadline,
  OutboxMessage,
  PersonKey,
  PersonName,
  RoleGrant,
  FileCounter,
  DatabaseProperty,
  DataImport,
  AssignedPlan,
  DisbursementReport,
  Account,
  RecoveryCode,
  WebSession,
  SignInLink,
  SignInFailure,
  AccessEntry,
];

/** In order, the newest last; its timestamp is the version of the schema. */
export const migrations = [FirstTables1735700000000, Disbursement1735800000000, Accounts1735900000000];

/**
 * TypeORM switches the driver's long stack traces on, which print every parameter of every statement: half of a
 * busy writer's time.
 */
const quietDriver = { ...sqlite3, verbose: () => sqlite3 };

/** Connections to PostgreSQL that one process keeps at most. */
export const poolSize = 8;

/** Milliseconds to wait for another program's lock on SQLite, or for a connection to PostgreSQL. */
const patience = 5_000;

/** A server that went away without a word is noticed by the system's probes. */
const pool = { max: poolSize, keepAlive: true };

const common = { entities, migrations, migrationsTransactionMode: 'all' as const };

/** Options for an address as `DATABASE_URL` writes it: `sqlite:PATH` or `postgres://…`. */
export function dataSourceOptions(address: string): DataSourceOptions {
  const path = /^sqlite:(.*)$/s.exec(address)?.[1];
  return path === undefined
    ? { ...common, type: 'postgres', url: address, connectTimeoutMS: patience, extra: pool }
    : {
        ...common,
        type: 'sqlite',
        database: path,
        driver: quietDriver,
        enableWAL: true,
        busyTimeout: patience,
      };
}
