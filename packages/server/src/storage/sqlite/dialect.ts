import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import { SqliteDialect, type Dialect, type SqliteDatabase, type SqliteStatement } from 'kysely';

/**
 * Kysely over `node:sqlite`: its dialect expects the statements of better-sqlite3. Each query is prepared once.
 *
 * @param open is called at the first query.
 */
export function nodeSqliteDialect(open: () => DatabaseSync): Dialect {
  return new SqliteDialect({ database: () => Promise.resolve(asKyselyExpects(open())) });
}

function asKyselyExpects(database: DatabaseSync): SqliteDatabase {
  const prepared = new Map<string, SqliteStatement>();
  return {
    close: () => {
      database.close();
    },
    prepare(query) {
      const known = prepared.get(query);
      if (known) return known;
      const statement = asStatement(database.prepare(query));
      // Queries over lists have a text for each length: keep them from piling up.
      if (prepared.size >= 500) prepared.clear();
      prepared.set(query, statement);
      return statement;
    },
  };
}

function asStatement(statement: StatementSync): SqliteStatement {
  // Kysely passes on what our own queries bind: the types of the tables allow nothing else.
  const values = (parameters: readonly unknown[]): SQLInputValue[] => parameters as SQLInputValue[];
  return {
    reader: statement.columns().length > 0,
    all: (parameters: readonly unknown[]) => statement.all(...values(parameters)),
    run: (parameters: readonly unknown[]) => statement.run(...values(parameters)),
    iterate: (parameters: readonly unknown[]) => statement.iterate(...values(parameters)),
  };
}
