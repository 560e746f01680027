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
    const told: Told[] = [];
    this.#told.set(name, told);
    const note = (event: string) => (value: unknown) => {
      // At once: what is told later must not change what was told now.
      told.push({ event, value: plain(value) });
    };
    const telling: Telling = client;
    for (const event of ofBoth) telling.on(event, note(event));
    if ('choose' in client) {
      client.on('ready', note('ready'));
      client.on('outcome', note('outcome'));
    } else {
      // Not `figures`: they are told at most once a second, so how often depends on how fast the machine is.
      client.on('ready', note('ready'));
      client.on('status', note('status'));
      client.on('roster', note('roster'));
    }
  }

  /** Something that a journey itself found out. */
  note(name: string, value: unknown): void {
    const told = this.#told.get('journey') ?? [];
    this.#told.set('journey', told);
    told.push({ event: name, value: plain(value) });
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

const instants = new Set(['at', 'openedAt', 'endedAt', 'autoChooseAt', 'queuedAt']);
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
