/**
 * What the statistics of a shop's year cost, beside DuckDB computing the four response figures in the same run. Everything is
 * the way reports go: `createStatistics`, `add`, `report`.
 */
import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { loadavg } from 'node:os';
import { createStatistics, figureCatalogue } from '@shopbell/metrics';
import { line, quickest, sum, timed, type Took } from './measure.ts';
import { dayMs, dayName, ends, nextDay, shop, size, year } from './year.ts';

const fourFigures = ['averageResponse', 'firstResponse', 'thirtySecondRate', 'threeMinuteRate'];
const ofAgents = figureCatalogue.filter(({ dimensions }) => dimensions.includes('agent')).map(({ id }) => id);
const kinds = ['agent', 'group', 'team', 'product', 'shop'] as const;

const now = ends + 100 * dayMs;
const whole = { now, from: dayName(0), to: dayName(size.days - 1) };
const load = () =>
  loadavg()
    .map((one) => one.toFixed(1))
    .join(' ');
const memory = () => {
  const { heapUsed, rss } = process.memoryUsage();
  const most = process.resourceUsage().maxRSS / 1024;
  return `heap ${toMB(heapUsed)}, rss ${toMB(rss)}, at most ${most.toFixed(0)} MB`;
};
const toMB = (bytes: number) => (bytes / 1_048_576).toFixed(0);

console.log(`Node ${process.version}, ${process.arch}; load of the machine ${load()}`);
console.log(
  `${size.messages} messages, ${size.conversations} conversations, ${size.agents} agents, ${size.orders} orders, ${size.days} days\n`,
);

const statistics = createStatistics(shop);
let takenIn: Took = { wallMs: 0, cpuMs: 0 };
for (const facts of year())
  takenIn = sum(
    takenIn,
    timed(() => statistics.add(facts)),
  );
line('facts taken in, a day at a time', takenIn, memory());
const read = timed(() => statistics.report({ ...whole, figures: ['maxConcurrent'] }));
line('sessions, rounds and rows read', read, memory());
const four = timed(() => statistics.report({ ...whole, figures: fourFigures, by: 'agent' }));
line('the four response figures, all agents and days, from these', four, memory());
const rest = timed(() => {
  for (const by of kinds) {
    const figures = figureCatalogue.filter(({ dimensions }) => dimensions.some((one) => one === by));
    statistics.report({ ...whole, figures: figures.map(({ id }) => id), by });
  }
});
line('all other figures, of everybody, all days', rest, memory());
const everything = [takenIn, read, four, rest].reduce(sum);
line('everything', everything, memory());

const news = nextDay();
const last = { now: now + dayMs, from: dayName(size.days), to: dayName(size.days) };
const added = timed(() => statistics.add(news));
const counted = timed(() => statistics.report({ ...last, figures: ofAgents, by: 'agent' }));
line('a day appended to the year, and its report by agent', sum(added, counted));
const month = { ...whole, from: dayName(30), to: dayName(60), figures: ofAgents, by: 'agent' } as const;
const months = Array.from({ length: 5 }, () => timed(() => statistics.report(month)));
line('a month of 200 agents from stored days', quickest(months));
line(
  'the four figures of the year from stored days',
  timed(() => statistics.report({ ...whole, figures: fourFigures, by: 'agent' })),
);

console.log();
if (existsSync(new URL('duckdb/node_modules', import.meta.url))) {
  const duckdb = await duckdbTook();
  const times = (took: Took) =>
    `${(took.wallMs / duckdb.wallMs).toFixed(2)} × DuckDB on the wall, ${(took.cpuMs / duckdb.cpuMs).toFixed(2)} × by CPU`;
  console.log(
    `four response figures: ${times(four)}; sessions, rounds and rows included: ${times(sum(read, four))}`,
  );
} else console.log('DuckDB is not installed, and was not measured: see bench/README.md.');
console.log(`load of the machine ${load()}`);

/** In a process of its own: its memory is none of ours. */
function duckdbTook(): Promise<Took> {
  return new Promise((resolve, reject) => {
    const child = fork(new URL('duckdb.ts', import.meta.url));
    child.once('message', (took) => resolve(took as Took));
    child.once('exit', (code) => reject(new Error(`DuckDB ended with ${code ?? 'a signal'}.`)));
  });
}
