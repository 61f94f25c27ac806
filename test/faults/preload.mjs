/**
 * Loaded by `node --import`: sees every statement of a transaction by wrapping the query methods of both drivers
 * from outside, and ends the process by SIGKILL at a named point. Nothing in src/ knows of it.
 *
 * KILL_AT     `before STATEMENT` or `after STATEMENT`: `begin`, `commit`, or verb and table (`insert deadline`).
 *             `after` is when the database has done it and nobody has been told yet.
 * KILL_COUNT  the how-manieth time that the point is passed; 1 unless told.
 * SEEN        a file: the name of every statement is appended to it, once.
 */
import { appendFileSync } from 'node:fs';
import pg from 'pg';
import sqlite3 from 'sqlite3';

const { KILL_AT, KILL_COUNT = '1', SEEN } = process.env;
let passages = Number(KILL_COUNT);
const seen = new Set();
/** Connections that are inside a transaction: reads elsewhere are no points. */
const inside = new WeakSet();

function nameOf(text) {
  const [verb = ''] = text.trimStart().toLowerCase().split(/[\s;]/, 1);
  const [, table] = /\b(?:from|into|update|table|on)\s+"?(\w+)/i.exec(text) ?? [];
  return table && !['begin', 'commit', 'rollback'].includes(verb) ? `${verb} ${table}` : verb;
}

function pass(point) {
  if (point !== KILL_AT) return;
  passages -= 1;
  if (passages === 0) process.kill(process.pid, 'SIGKILL');
}

function note(name) {
  if (!SEEN || seen.has(name)) return;
  seen.add(name);
  appendFileSync(SEEN, `${name}\n`);
}

/** The name of a statement that belongs to a transaction, else null. */
function enter(connection, text) {
  const name = nameOf(text);
  if (name === 'begin') inside.add(connection);
  if (!inside.has(connection)) return null;
  if (name === 'commit' || name === 'rollback') inside.delete(connection);
  note(name);
  return name;
}

/** Both drivers take a callback as the last argument; pg gives a promise without one. */
function wrap(prototype, method) {
  const original = prototype[method];
  prototype[method] = function (text, ...rest) {
    const name = typeof text === 'string' ? enter(this, text) : null;
    if (name === null) return original.call(this, text, ...rest);
    pass(`before ${name}`);
    const callback = rest.at(-1);
    if (typeof callback !== 'function') {
      const answer = original.call(this, text, ...rest);
      return answer?.then ? answer.then((value) => (pass(`after ${name}`), value)) : answer;
    }
    const told = function (error, ...values) {
      if (!error) pass(`after ${name}`);
      return callback.call(this, error, ...values);
    };
    return original.call(this, text, ...rest.slice(0, -1), told);
  };
}

for (const method of ['run', 'all', 'get', 'each', 'exec']) wrap(sqlite3.Database.prototype, method);
wrap(pg.Client.prototype, 'query');
