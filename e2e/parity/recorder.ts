import type { ConversationClientEvents, CustomerClient } from '@shopbell/sdk';
import type { AgentClient } from '@shopbell/sdk/agent';

/** One thing that a client told. */
export interface Told {
  readonly event: string;
  readonly value: unknown;
}

const ofBoth = [
  'connection',
  'conversation',
  'message',
  'outgoing',
  'typing',
  'unread',
  'reset',
  'error',
  'draft',
  'leads',
] as const;

/** What both clients have in common. */
interface Telling {
  on(event: keyof ConversationClientEvents, listener: (value: unknown) => void): () => void;
}

/** Writes down everything that clients tell, each in its own order, with ids and instants made comparable. */
export class Recorder {
  readonly #told = new Map<string, Told[]>();
  readonly #ids = new Map<string, string>();

  listen(name: string, client: CustomerClient | AgentClient): void {
    const note = (event: string) => this.#noting(name, event);
    const telling: Telling = client;
    for (const event of ofBoth) telling.on(event, note(event));
    if ('choose' in client) {
      client.on('ready', note('ready'));
      client.on('outcome', note('outcome'));
      client.on('identity', note('identity'));
      // Beside the rest: an event of the feed and the answer to a request overtake each other, and each is told of here.
      client.on('metrics', this.#noting(`${name}, metrics`, 'metrics'));
    } else {
      // Not `figures`, `lines` and `setup`: they are told at most so often, so how often depends on how fast the machine
      // is. Nor how often the roster is told, but what it is in the end.
      client.on('notices', note('notices'));
      client.on('ready', note('ready'));
      client.on('status', note('status'));
      client.on('roster', this.#noting(`${name}, roster`, 'roster', 'last only'));
    }
  }

  /** Something that a journey itself found out. */
  note(name: string, value: unknown): void {
    this.#noting('journey', name)(value);
  }

  #noting(list: string, event: string, which: 'all' | 'last only' = 'all'): (value: unknown) => void {
    const told = this.#told.get(list) ?? [];
    this.#told.set(list, told);
    return (value) => {
      if (which === 'last only') told.length = 0;
      // At once: what is told later must not change what was told now.
      told.push({ event, value: plain(value) });
    };
  }

  /** Everything told, by client. */
  record(): Record<string, Told[]> {
    return Object.fromEntries(
      [...this.#told].map(([name, told]) => [name, told.map((one) => this.#comparable(one))]),
    );
  }

  /** Every id that was made becomes `id 1`, `id 2`, … in the order of appearance, every instant `instant`. */
  #comparable<Value>(value: Value): Value {
    return JSON.parse(
      JSON.stringify(value, (key, inner: unknown) => {
        if (typeof inner === 'number' && instants.has(key)) return 'instant';
        return inner;
      }),
      (_key, inner: unknown) =>
        typeof inner === 'string' && madeId.test(inner) ? this.#numbered(inner) : inner,
    ) as Value;
  }

  #numbered(id: string): string {
    const known = this.#ids.get(id) ?? `id ${this.#ids.size + 1}`;
    this.#ids.set(id, known);
    return known;
  }
}

const instants = new Set([
  'at',
  'openedAt',
  'endedAt',
  'autoChooseAt',
  'queuedAt',
  'idleEndsAt',
  'since',
  // What the customer wrote.
  'first',
  'last',
  'owedSince',
  // Lengths of time, which no two runs share.
  'ms',
  'durationMs',
  'expectedWaitMs',
  'waitedMs',
]);
/** UUIDs, and the SDK's own ids: four numbers to the base of 36. Ids that the seed gives are the same everywhere. */
const madeId = /^(?:[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|(?:[0-9a-z]{1,7}-){3}[0-9a-z]{1,7})$/;

/** A copy as data: maps become lists of their values, errors what they say. */
function plain(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value ?? null, (_key, inner: unknown) => {
      if (inner instanceof Map) return [...(inner as ReadonlyMap<unknown, unknown>).values()];
      if (inner instanceof Error) {
        const { code, message, details } = inner as Error & { code?: string; details?: unknown };
        return { code, message, details };
      }
      return inner;
    }),
  );
}
