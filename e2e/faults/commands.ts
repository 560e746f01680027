import fc from 'fast-check';
import type { KillPoint } from './host/killPoint.ts';
import type { FrameFault, PlannedFault } from './proxy/fault.ts';
import type { World } from './world.ts';

/** What is known of the world without asking it: enough to say whether a step makes sense. */
export interface Model {
  /** Tabs that each customer has open. */
  readonly tabs: number[];
}

type Step = fc.AsyncCommand<Model, World>;

const tabsAtMost = 3;

/** A step under the name by which it is written out when a day fails. */
function step(name: string, run: (world: World, model: Model) => Promise<void> | undefined): Step {
  return {
    check: () => true,
    run: async (model, world) => run(world, model),
    toString: () => name,
  };
}

function pick<T>(of: readonly T[], index: number): T {
  const picked = of[index % of.length];
  if (picked === undefined) throw new Error('nobody is there');
  return picked;
}

/** Somebody, or one of several tabs and conversations: taken modulo how many there are. */
const which = fc.nat(1000);
const upTo = (max: number) => fc.integer({ min: 1, max });

const frameFault: fc.Arbitrary<FrameFault> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('cut'), at: fc.constantFrom(0, 0.1, 0.5, 0.9) }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('half-open'), ways: fc.constantFrom('both', 'one') }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('delay'), ms: upTo(300) }) },
  { weight: 3, arbitrary: fc.constant({ kind: 'duplicate' as const }) },
  { weight: 3, arbitrary: fc.constant({ kind: 'reorder' as const }) },
);

const plannedFault: fc.Arbitrary<PlannedFault> = fc.record({
  way: fc.constantFrom('up', 'down'),
  spare: fc.nat(6),
  fault: frameFault,
});

const talk = [
  fc.tuple(which, upTo(25), which).map(([who, count, where]) =>
    step(`write(${who}, ${count}, ${where})`, ({ people }) => {
      pick(people, who).write(count, where);
      return undefined;
    }),
  ),
  fc.tuple(upTo(10), which).map(([count, where]) =>
    step(`everybodyWrites(${count}, ${where})`, ({ people }) => {
      for (const person of people) person.write(count, where);
      return undefined;
    }),
  ),
  upTo(150).map((frames) => step(`moment(${frames})`, (world) => world.moment(frames))),
];

const network = [
  fc.tuple(which, plannedFault).map(([who, planned]) =>
    step(`fault(${who}, ${JSON.stringify(planned)})`, ({ people }) => {
      pick(people, who).proxy.plan(planned);
      return undefined;
    }),
  ),
  // Somebody's connections break, and perhaps the answer to the next request over HTTP is lost: a new token, say.
  fc.tuple(which, fc.boolean()).map(([who, losesAnswer]) =>
    step(`breaks(${who}, ${losesAnswer})`, ({ people }) => {
      const { proxy } = pick(people, who);
      if (losesAnswer) proxy.loseNextAnswer();
      proxy.cut();
      return undefined;
    }),
  ),
  which.map((who) =>
    step(`wakes(${who})`, (world) => {
      world.wake(pick(world.people, who));
      return undefined;
    }),
  ),
];

const killPoint = fc.constantFrom<KillPoint[]>('before-commit', 'during-commit', 'after-commit');

const kill = fc.nat(100).map((frames) => step(`kill(${frames})`, (world) => world.kill(frames)));

const server = [
  kill,
  fc
    .tuple(killPoint, which)
    .map(([point, who]) =>
      step(`killAt(${point}, ${who})`, (world) => world.killAt(point, pick(world.people, who))),
    ),
  which.map((who) =>
    step(`killBeforeAcknowledgement(${who})`, (world) =>
      world.killBeforeAcknowledgement(pick(world.people, who)),
    ),
  ),
];

const sleep = [
  which.map((who) => step(`freeze(${who})`, (world) => world.freeze(pick(world.people, who)))),
  upTo(40).map((frames) => step(`freezeTab(${frames})`, (world) => world.freezeTab(frames))),
];

const tabs = [
  which.map((who): Step => ({
    ...step(`openTab(${who})`, ({ customers }, model) => {
      model.tabs[who % customers.length]! += 1;
      pick(customers, who).openTab();
      return undefined;
    }),
    check: (model) => pick(model.tabs, who) < tabsAtMost,
  })),
  fc.tuple(which, which).map(([who, tab]): Step => ({
    ...step(`closeTab(${who}, ${tab})`, ({ customers }, model) => {
      model.tabs[who % customers.length]! -= 1;
      const customer = pick(customers, who);
      customer.close(pick(customer.seats, tab));
      return undefined;
    }),
    check: (model) => pick(model.tabs, who) > 1,
  })),
  fc.tuple(which, which, fc.constantFrom<('close' | 'kill')[]>('close', 'kill')).map(([who, tab, how]) =>
    step(`reload(${who}, ${tab}, ${how})`, ({ customers }) => {
      const customer = pick(customers, who);
      customer.reload(pick(customer.seats, tab), how);
      return undefined;
    }),
  ),
  fc
    .tuple(which, which, upTo(100))
    .map(([who, tab, frames]) =>
      step(`freezePage(${who}, ${tab}, ${frames})`, (world) =>
        world.freezePage(pick(world.customers, who), tab, frames),
      ),
    ),
  fc
    .tuple(upTo(8), fc.nat(12), fc.boolean())
    .map(([count, frames, offline]) =>
      step(`killTab(${count}, ${frames}, ${offline})`, (world) => world.killTab(count, frames, offline)),
    ),
];

/** Steps in the proportions of a bad day: people talk most of the time. */
export function stepsOf(count: number, replayPath?: string): fc.Arbitrary<Iterable<Step>> {
  const often = [...talk, ...talk, ...talk, ...network, ...network, ...network];
  const all = [...often, ...server, kill, ...sleep, ...tabs];
  return fc.commands<Model, World, false>(all, {
    maxCommands: count,
    size: 'max',
    ...(replayPath === undefined ? {} : { replayPath }),
  });
}
