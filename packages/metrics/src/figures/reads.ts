import { figureOf } from './catalogue.ts';
import { counters, partOf, parts, type Counter, type Part } from './counters.ts';
import type { Sums, SumsList } from './tally.ts';

/** What a figure looks at: found out once, by letting it look. */
interface Reads {
  readonly counters: readonly Counter[];
  readonly parts: readonly Part[];
  readonly lists: readonly SumsList[];
}

const partOfList: { readonly [L in SumsList]: Part } = {
  waits: 'rounds',
  consulted: 'people',
  received: 'people',
  buyers: 'sales',
};

const known = new Map<string, Reads>();

/** @throws RangeError if there is no such figure */
function readsOf(id: string): Reads {
  let reads = known.get(id);
  if (!reads) known.set(id, (reads = look(id)));
  return reads;
}

function look(id: string): Reads {
  const { value, pending } = figureOf(id);
  const seen = new Set<Counter>();
  const seenParts = new Set<Part>();
  const lists = new Set<SumsList>();
  const list = (name: SumsList): Int32Array => {
    lists.add(name);
    seenParts.add(partOfList[name]);
    return new Int32Array(0);
  };
  const sums: Sums = {
    get(counter) {
      seen.add(counter);
      seenParts.add(partOf(counter));
      return 0;
    },
    get waits() {
      return list('waits');
    },
    get consulted() {
      return list('consulted');
    },
    get received() {
      return list('received');
    },
    get buyers() {
      return list('buyers');
    },
  };
  value(sums);
  const inValue = counters.filter((counter) => seen.has(counter));
  pending?.(sums);
  return { counters: inValue, parts: parts.filter((part) => seenParts.has(part)), lists: [...lists] };
}

/** The counters that a figure's value is made of. @throws RangeError if there is no such figure */
export const countersIn = (id: string): readonly Counter[] => readsOf(id).counters;

/** The parts of the count that figures need, in their order. @throws RangeError for a figure that does not exist */
export function partsFor(ids: readonly string[]): readonly Part[] {
  const needed = new Set(ids.flatMap((id) => readsOf(id).parts));
  return parts.filter((part) => needed.has(part));
}

/** The lists that figures look at. @throws RangeError for a figure that does not exist */
export const listsFor = (ids: readonly string[]): readonly SumsList[] => [
  ...new Set(ids.flatMap((id) => readsOf(id).lists)),
];
