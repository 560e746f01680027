/**
 * A planted bug, loaded before anything else by `--import`: SQLite is told to sync less than the product asks for, and
 * says FULL when the product looks. The product has no way to be told so.
 */
import { DatabaseSync } from 'node:sqlite';

/** Behind the question mark of this module's address: `OFF` or `NORMAL`. */
const level = new URL(import.meta.url).search.slice(1);
const { exec, prepare } = DatabaseSync.prototype;

DatabaseSync.prototype.exec = function (this: DatabaseSync, sql) {
  exec.call(this, sql.replace('synchronous = FULL', `synchronous = ${level}`));
};
DatabaseSync.prototype.prepare = function (this: DatabaseSync, sql, ...rest) {
  return prepare.call(this, sql === 'PRAGMA synchronous' ? 'SELECT 2 AS synchronous' : sql, ...rest);
};
