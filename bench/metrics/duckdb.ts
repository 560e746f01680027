/**
 * What DuckDB takes for the four response figures of each agent, with two threads: run by `main.ts` in a process of its own.
 * It counts the plain way: every gap, without filters, settings and transfers.
 */
import { createRequire } from 'node:module';
import { line, quickest, timedLater, type Took } from './measure.ts';
import { dayMs, offset, year } from './year.ts';

/** As much of `@duckdb/node-api` as is used here: it is no dependency of the workspace. */
interface DuckDB {
  readonly DuckDBInstance: {
    create(file: string, options: Record<string, string>): Promise<{ connect(): Promise<Connection> }>;
  };
}
interface Connection {
  run(sql: string): Promise<unknown>;
  runAndReadAll(sql: string): Promise<{ getRowsJson(): unknown[][] }>;
  createAppender(table: string): Promise<Appender>;
}
interface Appender {
  appendInteger(value: number): void;
  appendBigInt(value: bigint): void;
  appendBoolean(value: boolean): void;
  endRow(): void;
  flushSync(): void;
}

const { DuckDBInstance } = createRequire(new URL('duckdb/', import.meta.url))('@duckdb/node-api') as DuckDB;

const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
const connection = await instance.connect();
await connection.run(
  'CREATE TABLE messages (conversation INTEGER, at_ms BIGINT, customer BOOLEAN, agent INTEGER)',
);
fill(await connection.createAppender('messages'));

/** Of several ways to say it the quickest: where speakers change, a question begins or is answered. */
const figures = `
  WITH turns AS (
    SELECT *, lag(customer) OVER (PARTITION BY conversation ORDER BY at_ms) AS before FROM messages
  ), edges AS (
    SELECT * FROM turns WHERE customer IS DISTINCT FROM before AND (customer OR before)
  ), rounds AS (
    SELECT customer, coalesce(lead(agent) OVER w, agent) AS agent, row_number() OVER w AS number,
      (lead(at_ms) OVER w - at_ms) // 1000 AS wait, (at_ms + ${offset}) % ${dayMs} AS clock
    FROM edges WINDOW w AS (PARTITION BY conversation ORDER BY at_ms)
  )
  SELECT agent,
    avg(wait) FILTER (wait < 600) AS average_response,
    avg(wait) FILTER (number = 1 AND wait < 600) AS first_response,
    count(*) FILTER (number = 1 AND wait <= 30) / count(*) FILTER (number = 1) AS thirty_second_rate,
    count(*) FILTER (wait <= 180) / count(*) AS three_minute_rate
  FROM rounds WHERE customer AND clock BETWEEN 32400000 AND 82799999 GROUP BY agent`;

const runs: Took[] = [];
for (let run = 0; run < 7; run += 1) runs.push(await timedLater(() => connection.runAndReadAll(figures)));
const best = quickest(runs);
line('DuckDB, two threads: the four response figures', best);
process.send?.(best);

function fill(appender: Appender): void {
  const conversations = new Map<string, number>();
  const holders = new Map<string, number>();
  const numberOf = (agentId: string): number => Number(agentId.slice('agent-'.length));
  for (const day of year())
    for (const fact of day) {
      if (fact.type === 'session.assigned' || fact.type === 'session.transferred')
        holders.set(fact.conversationId, numberOf(fact.agentId));
      if (fact.type !== 'message') continue;
      const { conversationId, from, at, authorId } = fact;
      const conversation = conversations.get(conversationId) ?? conversations.size;
      conversations.set(conversationId, conversation);
      appender.appendInteger(conversation);
      appender.appendBigInt(BigInt(at));
      appender.appendBoolean(from === 'customer');
      appender.appendInteger(from === 'customer' ? (holders.get(conversationId) ?? 0) : numberOf(authorId));
      appender.endRow();
    }
  appender.flushSync();
}
