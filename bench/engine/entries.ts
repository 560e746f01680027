import { perSecond, rate } from './measure.ts';
import { BenchShop } from './shop.ts';

const agents = 1_000;
const groups = 50;
const open = 100_000;
const batch = 10_000;

/** Entries alone, and ends alone, with 100,000 conversations open, give or take a batch: neither is timed with the other. */
export function entriesAlone(): void {
  const shop = new BenchShop(agents, groups, null);
  let next = 0;
  for (; next < open; next++) shop.enter(next, groups);
  let oldest = 0;
  let entered = 0;
  let ended = 0;
  for (let round = 0; round < 20; round++) {
    const start = performance.now();
    for (let n = 0; n < batch; n++) shop.enter(next++, groups);
    const middle = performance.now();
    for (let n = 0; n < batch; n++) shop.end(oldest++);
    entered = Math.max(entered, batch / (middle - start));
    ended = Math.max(ended, batch / (performance.now() - middle));
  }
  console.log(
    `entries: ${rate(entered * 1_000)}; ends: ${rate(ended * 1_000)} (each alone, in batches of ${batch}; ${shop.desk.conversations.size} open)`,
  );
}

/**
 * Entries and ends by turns, with 100,000 conversations open: each time one ends and another begins. `churn`: every agent
 * is full or about to be, so that each end makes one eligible and each entry takes one out.
 */
export function entriesAndEnds({ churn }: { churn: boolean }): void {
  const perAgent = open / agents;
  const shop = new BenchShop(agents, groups, churn ? perAgent : null);
  let next = 0;
  for (; next < open; next++) shop.enter(next, groups);
  let oldest = 0;
  const figure = perSecond((times) => {
    for (let n = 0; n < times; n++) {
      shop.end(oldest++);
      shop.enter(next++, groups);
    }
  }, 500);
  const what = churn ? 'with capacity coming and going' : 'without capacity';
  const waiting = [...shop.desk.groups.values()].reduce((sum, { line }) => sum + line.length, 0);
  console.log(
    `one end and one entry each, ${what}: ${rate(figure)} (${shop.desk.conversations.size} open, ${waiting} waiting)`,
  );
}
