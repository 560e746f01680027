import { perSecond, rate } from './measure.ts';
import { BenchShop } from './shop.ts';

const agents = 1_000;
const groups = 50;
const open = 100_000;

/**
 * Whole entries through `decide` and `evolve` with 100,000 conversations open: each time one ends and another begins.
 * `churn`: every agent is full or about to be, so that each end makes one eligible and each entry takes one out, with
 * customers waiting in the lines.
 */
export function entries({ churn }: { churn: boolean }): void {
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
    `entries ${what}: ${rate(figure)} (one end and one entry each; ${shop.desk.conversations.size} open, ${waiting} waiting)`,
  );
}
