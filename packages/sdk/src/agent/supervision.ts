import { isCustomer } from '../guards/conversation.ts';
import { isNothing } from '../guards/results.ts';
import { isCount, isText, listOf, optional, shape } from '../guards/shape.ts';
import type { Clock } from '../clock.ts';
import { refusedThere } from '../client/clientErrors.ts';
import type { Waiting } from '../client/conversationClient.ts';
import type { Emitter, Unsubscribe } from '../emitter/emitter.ts';
import type { Conversation } from '../model/conversation.ts';
import { isShopbellError, type ShopbellError } from '../model/errors.ts';
import type { Supervision as How, WallAgent, WallConversation } from '../model/supervision.ts';
import type { Asks } from '../requests/requests.ts';
import { isAgentsConversation } from './conversations.ts';

/** A wall that is shown is asked to go on this often: the server tells it for twice as long. */
const goesOnEvery = 60_000;

export interface SupervisionEvents {
  /** Somebody on the wall has something else than before, the wall was read anew, or it may not be read. */
  wall: Wall;
}

/** How everybody at the desk is doing. */
export interface Wall {
  /** By id; empty until they were told. */
  readonly agents: ReadonlyMap<string, WallAgent>;
  readonly state: 'loading' | 'live' | 'refused';
  /** Why, while it is refused. */
  readonly error?: ShopbellError;
}

/** What supervisors do. All of it rejects with FORBIDDEN for accounts whose roles do not let them. */
export interface Supervising {
  /** As it was told last; see `show`. */
  readonly wall: Wall;

  /** Keeps the wall current until what is returned is called. */
  show(): Unsubscribe;

  /**
   * Looks over a running conversation of a colleague, who is told, its customer not: it is among `conversations` from now
   * on, with `supervisors`. Rejects with CONVERSATION_ENDED, NOT_FOUND, or TARGET_NOT_AVAILABLE for one's own.
   */
  watch(conversationId: string, options?: Waiting): Promise<Conversation>;

  /** The same, and one may write in it; its customer is told. It stays the colleague's. */
  join(conversationId: string, options?: Waiting): Promise<Conversation>;

  /** Looks over it no longer. Harmless if one does not. */
  unwatch(conversationId: string, options?: Waiting): Promise<void>;

  /**
   * Takes it from whoever has it, full or not. Asked again it is harmless; rejects with ALREADY_ASSIGNED if somebody else
   * than `from` has it by now, with TARGET_NOT_AVAILABLE while one is offline, and with CONVERSATION_ENDED.
   */
  takeOver(conversationId: string, from: string, options?: Waiting): Promise<void>;
}

export const isWallAgents = listOf(
  shape<WallAgent>({
    id: isText,
    name: isText,
    status: isText,
    capacity: (value) => value === null || isCount(value),
    groupIds: listOf(isText),
    conversations: listOf(
      shape<WallConversation>({
        id: isText,
        customer: isCustomer,
        groupId: optional(isText),
        since: isCount,
        waitingSince: optional(isCount),
      }),
    ),
  }),
);
const isWall = shape<{ agents?: WallAgent[] }>({ agents: optional(isWallAgents) });
const isLookedOver = shape<{ conversation?: Conversation }>({ conversation: optional(isAgentsConversation) });

/** Takes a conversation in that came with an answer. */
interface Answered {
  answered(conversation: Conversation): Conversation;
}

const nobody: Wall = { agents: new Map(), state: 'loading' };

/** The one of a client. */
export class HeldSupervision implements Supervising {
  readonly #emitter: Emitter<SupervisionEvents>;
  readonly #ask: Asks;
  readonly #clock: Clock;
  readonly #mirror: Answered;
  #wall = nobody;
  #shown = 0;
  #cancel: () => void = () => {};
  /** Answers to former questions are not taken. */
  #asked = 0;

  constructor(emitter: Emitter<SupervisionEvents>, ask: Asks, clock: Clock, mirror: Answered) {
    this.#emitter = emitter;
    this.#ask = ask;
    this.#clock = clock;
    this.#mirror = mirror;
  }

  get wall(): Wall {
    return this.#wall;
  }

  show(): Unsubscribe {
    this.#shown += 1;
    if (this.#shown === 1) void this.#read(false);
    let over = false;
    return () => {
      if (over) return;
      over = true;
      this.#shown -= 1;
      if (this.#shown === 0) this.forget();
    };
  }

  watch(conversationId: string, options?: Waiting): Promise<Conversation> {
    return this.#look(conversationId, 'watching', options);
  }

  join(conversationId: string, options?: Waiting): Promise<Conversation> {
    return this.#look(conversationId, 'joined', options);
  }

  async unwatch(conversationId: string, { signal }: Waiting = {}): Promise<void> {
    const params = { conversationId, how: 'left' as const };
    await this.#ask('conversation.supervise', params, { expect: isLookedOver, signal });
  }

  async takeOver(conversationId: string, from: string, { signal }: Waiting = {}): Promise<void> {
    const params = { conversationId, from };
    await this.#ask('conversation.take-over', params, { expect: isNothing, signal });
  }

  /** The connection is there (again): what changed meanwhile is not known. */
  online(): void {
    if (this.#shown > 0) void this.#read(false);
  }

  /** Some of them are told anew. */
  heard(agents: readonly WallAgent[]): void {
    if (this.#shown === 0 || this.#wall.state !== 'live') return;
    const all = new Map(this.#wall.agents);
    for (const agent of agents) all.set(agent.id, agent);
    this.#tell({ agents: all, state: 'live' });
  }

  forget(): void {
    this.#asked += 1;
    this.#cancel();
    this.#wall = nobody;
  }

  async #read(renew: boolean): Promise<void> {
    const asked = ++this.#asked;
    this.#cancel();
    try {
      const { agents } = await this.#ask('wall.read', { renew }, { expect: isWall, repeatable: true });
      if (asked !== this.#asked) return;
      if (agents) this.#tell({ agents: new Map(agents.map((agent) => [agent.id, agent])), state: 'live' });
    } catch (error) {
      if (asked !== this.#asked) return;
      if (isShopbellError(error) && !error.retry) this.#tell({ agents: new Map(), state: 'refused', error });
    }
    // Also after a failure: it may be another time, or another role, then.
    this.#cancel = this.#clock.after(goesOnEvery, () => {
      void this.#read(this.#wall.state === 'live');
    });
  }

  async #look(conversationId: string, how: How, { signal }: Waiting = {}): Promise<Conversation> {
    const params = { conversationId, how };
    const options = { expect: isLookedOver, signal };
    const { conversation } = await this.#ask('conversation.supervise', params, options);
    // It has ended in this very moment.
    if (!conversation) throw refusedThere('CONVERSATION_ENDED');
    return this.#mirror.answered(conversation);
  }

  #tell(wall: Wall): void {
    this.#wall = wall;
    this.#emitter.emit('wall', wall);
  }
}
