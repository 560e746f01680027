import { agentSetupOf, agentSetupsOf, conversationOf, openConversationsOf } from '@shopbell/engine';
import type { Clock, CustomerRef, WallAgent } from '@shopbell/sdk/model';
import { isChatEvent } from '../../desk/chatAudiences.ts';
import type { Committed } from '../../desk/request.ts';
import type { ShopDesk } from '../../desk/shopDesk.ts';
import { writeForMany, type Written } from '../connection/writtenFrame.ts';
import type { Listener } from '../feed/listener.ts';
import type { Log } from '../options.ts';

/** What changes is told at most this often. */
const every = 1000;
/** So long a connection is told after it asked for the last time. */
const shownFor = 120_000;

/** Whoever looks at the wall. */
export interface WallViewer {
  readonly listener: Listener;
  tell(frame: Written): void;
}

interface WallOptions {
  readonly clock: Clock;
  readonly log: Log;
  readonly nameOf: (customerId: string) => Promise<CustomerRef>;
  /** Whether they may look at it, as of now. */
  readonly mayLook: (agentId: string) => Promise<boolean>;
}

type Event = Committed['event']['type'];

/** Nothing of them stands on the wall. */
const unseen: ReadonlySet<Event> = new Set<Event>([
  'message.seen',
  'message.recalled',
  'note.added',
  'note.recalled',
  'conversation.supervised',
  'conversation.rated',
  'conversation.idle-warned',
]);
/** Who is in which group changes by them. */
const groupEvents: ReadonlySet<Event> = new Set<Event>(['group.created', 'group.edited', 'group.deleted']);

/**
 * The live wall: every agent with what they have, for supervisors who look at it. Those of whom something is new are told
 * whole, together, at most once a second, and only while somebody looks. Reading and telling take turns, so that what is
 * told later is never older.
 */
export class Wall {
  readonly #desk: ShopDesk;
  readonly #options: WallOptions;
  readonly #viewers = new Map<WallViewer, number>();
  #changed = new Set<string>();
  #cancel: (() => void) | undefined;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(desk: ShopDesk, options: WallOptions) {
    this.#desk = desk;
    this.#options = options;
  }

  /** The whole wall; undefined for a viewer who looks at it already and only goes on. */
  read(viewer: WallViewer, renew: boolean): Promise<WallAgent[] | undefined> {
    const isLooking = this.#isLooking(viewer);
    this.#viewers.set(viewer, this.#options.clock.now() + shownFor);
    if (renew && isLooking) return Promise.resolve(undefined);
    return this.#next(() => this.#tellable(agentSetupsOf(this.#desk.desk).map(({ id }) => id)));
  }

  heard(events: readonly Committed[]): void {
    if (this.#viewers.size === 0) return;
    for (const { event, audiences } of events) {
      if (unseen.has(event.type) || isChatEvent(event)) continue;
      if (groupEvents.has(event.type))
        for (const { id } of agentSetupsOf(this.#desk.desk)) this.#changed.add(id);
      for (const audience of audiences)
        if (audience.startsWith('agent:')) this.#changed.add(audience.slice('agent:'.length));
    }
    this.#plan();
  }

  left(viewer: WallViewer): void {
    this.#viewers.delete(viewer);
  }

  stop(): void {
    this.#cancel?.();
    this.#viewers.clear();
  }

  #plan(): void {
    if (this.#changed.size === 0 || this.#viewers.size === 0) return;
    this.#cancel ??= this.#options.clock.after(every, () => {
      this.#cancel = undefined;
      void this.#next(() => this.#tellChanged());
    });
  }

  async #tellChanged(): Promise<void> {
    const changed = this.#changed;
    this.#changed = new Set();
    try {
      await this.#tell(changed);
    } catch (error) {
      const { shopId } = this.#desk.shop;
      this.#options.log({ level: 'warn', shopId, message: 'The wall was not told of.', error });
      // Nobody else would: of whom nothing happens any more would stand as they were.
      for (const id of changed) this.#changed.add(id);
      this.#plan();
    }
  }

  async #tell(changed: ReadonlySet<string>): Promise<void> {
    const viewers: WallViewer[] = [];
    for (const viewer of [...this.#viewers.keys()]) {
      if (this.#isLooking(viewer) && (await this.#options.mayLook(viewer.listener.id))) viewers.push(viewer);
      else this.#viewers.delete(viewer);
    }
    if (viewers.length === 0) return;
    const written = writeForMany({ type: 'wall', agents: await this.#tellable([...changed]) });
    for (const viewer of viewers) if (this.#viewers.has(viewer)) viewer.tell(written);
  }

  #isLooking(viewer: WallViewer): boolean {
    return (this.#viewers.get(viewer) ?? 0) > this.#options.clock.now();
  }

  #next<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(work);
    this.#turn = done.catch(() => undefined);
    return done;
  }

  async #tellable(ids: readonly string[]): Promise<WallAgent[]> {
    const agents = ids.flatMap((id) => this.#agent(id) ?? []);
    return Promise.all(
      agents.map(async ({ conversations, ...agent }) => ({
        ...agent,
        conversations: await Promise.all(
          conversations.map(async ({ customer, ...one }) => ({
            ...one,
            customer: await this.#options.nameOf(customer.id),
          })),
        ),
      })),
    );
  }

  /** As the desk has them at this moment. */
  #agent(id: string): WallAgent | undefined {
    const { desk } = this.#desk;
    const agent = agentSetupOf(desk, id);
    if (!agent) return undefined;
    const { name, status, capacity, groupIds } = agent;
    const conversations = openConversationsOf(desk, { kind: 'agent', id }).flatMap((conversationId) => {
      const open = conversationOf(desk, conversationId);
      if (open?.state !== 'assigned') return [];
      const { customerId, groupId, assignedAt, openedAt, owedSince } = open;
      return {
        id: conversationId,
        customer: { id: customerId },
        ...(groupId === undefined ? {} : { groupId }),
        since: assignedAt ?? openedAt,
        ...(owedSince === undefined ? {} : { waitingSince: owedSince }),
      };
    });
    return { id, name, status, capacity, groupIds: [...groupIds], conversations };
  }
}
