import { agentOf, conversationOf } from '@shopbell/engine';
import type { Clock, CloseReason, FiguresToday, ShopNotice, Side } from '@shopbell/sdk/model';
import { allAgents, audienceOf } from '../../desk/audiences.ts';
import type { Committed } from '../../desk/request.ts';
import type { ShopDesk } from '../../desk/shopDesk.ts';
import type { ShopRow, Storage } from '../../storage/storage.ts';
import { CustomerNames } from '../customers/customerNames.ts';
import type { ConversationSource } from '../feed/conversations.ts';
import { audienceOfOnlooker, audiencesOfListener, type Listener } from '../feed/listener.ts';
import { whoHearsTyping } from '../feed/ownership.ts';
import { ShopFigures } from '../figures/shopFigures.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Log } from '../options.ts';
import { Permissions } from '../permissions/callers.ts';
import { ShopRobot } from '../robot/shopRobot.ts';
import type { ComputedReports } from '../statistics/shopReports.ts';
import { Presence } from './presence.ts';
import type { RecentConversations } from './recentConversations.ts';
import { Roster } from './roster.ts';
import { Standings, type StandingListener } from './standings.ts';
import { Wall } from './wall.ts';

/** A connection as its shop sees it. None of these throws. */
export interface Attendant extends StandingListener {
  /** The session or API key that an agent showed, or the login of a customer. */
  readonly credential?: string;
  /** Of the page it stands on; programs have none. */
  readonly origin?: string;
  hear(events: readonly Committed[]): void;
  typing(conversationId: string, by: Side, on: boolean): void;
  figures(figures: FiguresToday): void;
  notices(notices: readonly ShopNotice[]): void;
  close(reason: CloseReason): void;
}

export interface OpenShopOptions {
  readonly storage: Storage;
  readonly clock: Clock;
  readonly log: Log;
  readonly knowledge: Knowledge;
  readonly recent: RecentConversations;
  readonly reports: Pick<ComputedReports, 'report'>;
}

/** Live figures are told at most this often. */
const figuresEvery = 1000;
/** They are looked at without any event too: the day may be over. */
const figuresAtLeastEvery = 60_000;

/** A shop at work: its desk, everybody who is connected, their presence and the live figures. */
export class OpenShop {
  readonly desk: ShopDesk;
  /** For whoever reads what its conversations come to. */
  readonly conversations: ConversationSource;
  readonly #options: OpenShopOptions;
  #figures: ShopFigures;
  readonly #clock: Clock;
  readonly #presence: Presence;
  readonly #customers: Presence;
  readonly #standings: Standings;
  readonly roster: Roster;
  readonly wall: Wall;
  readonly #robot: ShopRobot;
  readonly #attendants = new Map<string, Set<Attendant>>();
  readonly #figuresTold = new WeakMap<Attendant, string>();
  readonly #stopHearing: () => void;
  #cancelFigures: (() => void) | undefined;
  #figuresDueAt = Infinity;
  #closed = false;

  constructor(desk: ShopDesk, options: OpenShopOptions) {
    this.desk = desk;
    this.#options = options;
    this.#clock = options.clock;
    const { storage, recent } = options;
    const { shopId } = desk.shop;
    const customers = new CustomerNames(storage, shopId, (id) => desk.desk.erased.has(id));
    this.conversations = { storage, shopId, desk: desk.desk, recent, customers };
    this.#presence = new Presence('agent', desk, options.clock, options.log);
    this.#customers = new Presence('customer', desk, options.clock, options.log);
    this.#standings = new Standings(desk, options.clock, (audience) => this.#attendants.get(audience) ?? []);
    this.roster = new Roster(desk, options.clock, () => this.#attendants.get(allAgents) ?? []);
    const permissions = new Permissions(storage);
    this.wall = new Wall(desk, {
      ...options,
      nameOf: (customerId) => customers.of(customerId),
      mayLook: (agentId) => permissions.agentCarries(shopId, agentId, 'cs.supervise'),
    });
    this.#robot = new ShopRobot(desk, options);
    this.#stopHearing = desk.onCommitted((events) => {
      // First: whoever is told of them may want to read what they belong to.
      recent.heard(shopId, events);
      this.#publish(events);
      this.#standings.heard(events);
      this.roster.heard(events);
      this.wall.heard(events);
      this.#robot.heard(events);
      this.#leaveUnattended(events);
      this.#signOutErased(events);
    });
    this.#figures = this.#startFigures();
    this.#robot.resume().catch((error: unknown) => {
      options.log({ level: 'warn', shopId, message: 'The robot could not look back.', error });
    });
  }

  get figures(): ShopFigures {
    return this.#figures;
  }

  /** The shop's settings were changed: customers of origins that are not allowed any more go, days are those of its zone. */
  changed(shop: ShopRow, allows: (origin: string | undefined) => boolean): void {
    const { timeZone } = this.desk.shop;
    if (this.#closed || !this.desk.renewShop(shop)) return;
    if (timeZone !== shop.timeZone) {
      this.#figures.stop();
      this.#figures = this.#startFigures();
      this.#planFigures(figuresEvery);
    }
    for (const attendants of [...this.#attendants.values()]) {
      for (const attendant of [...attendants]) {
        if (attendant.listener.kind === 'customer' && !allows(attendant.origin))
          attendant.close('originNotAllowed');
      }
    }
  }

  /** From now on the attendant hears what becomes durable. Returns the way to leave. */
  join(attendant: Attendant): () => void {
    const { listener } = attendant;
    const audiences = audiencesOfListener(listener);
    for (const audience of audiences) this.#of(audience).add(attendant);
    if (!listener.onlooks) this.#presenceOf(listener).arrived(listener.id);
    return () => {
      this.wall.left(attendant);
      for (const audience of audiences) {
        const attending = this.#attendants.get(audience);
        if (!attending?.delete(attendant)) return;
        if (attending.size === 0) this.#attendants.delete(audience);
      }
      if (!this.#closed && !listener.onlooks) this.#presenceOf(listener).left(listener.id);
    };
  }

  /** Whether an agent has any connection. */
  isConnected(agentId: string): boolean {
    return this.#attendants.has(audienceOf({ kind: 'agent', id: agentId }));
  }

  /** The attendant was welcomed, and wants to know how things stand. */
  welcomed(attendant: Attendant): void {
    this.#standings.joined(attendant);
    if (attendant.listener.kind === 'agent') this.#planFigures(figuresEvery);
  }

  /** Tells the other side of the sender's own conversation that the sender is typing, or not any more. */
  relayTyping(from: Listener, conversationId: string, on: boolean): void {
    if (from.onlooks) return;
    for (const other of whoHearsTyping(this.desk.desk, from, conversationId)) {
      for (const attendant of this.#attendants.get(audienceOf(other)) ?? []) {
        attendant.typing(conversationId, from.kind, on);
      }
    }
  }

  /** Tells an agent of notices that are new, wherever they are connected. */
  notify(agentId: string, notices: readonly ShopNotice[]): void {
    for (const attendant of [...this.#attending(agentId), ...this.#onlooking(agentId)])
      attendant.notices(notices);
  }

  /**
   * Connections of the agent by credentials that hold no more are closed; unless another one of theirs is left, they are
   * offline at once.
   */
  async signOut(agentId: string, ended: (credential: string) => boolean = () => true): Promise<void> {
    const attending = this.#attending(agentId);
    const hasEnded = ({ credential = '' }: Attendant) => ended(credential);
    const leaving = attending.filter(hasEnded);
    // Whoever only administers the shop is no agent of the desk.
    const known = agentOf(this.desk.desk, agentId) !== undefined;
    const offline =
      known && leaving.length === attending.length
        ? this.desk.submit({ type: 'agent.set-status', agentId, status: 'offline' })
        : undefined;
    for (const attendant of [...leaving, ...this.#onlooking(agentId).filter(hasEnded)])
      attendant.close('signedOut');
    await offline;
  }

  /** Whether the agent has a place at the desk now: a connection, or a status that customers are given by. */
  isAtDesk(agentId: string): boolean {
    const { status = 'offline' } = agentOf(this.desk.desk, agentId) ?? {};
    return status !== 'offline' || this.#attending(agentId).length > 0;
  }

  /** Whoever only looked on was given a place at the desk: they come back to it. */
  comeAnew(agentId: string): void {
    for (const attendant of this.#onlooking(agentId)) attendant.close('goingAway');
  }

  /** Connections of a customer by logins that are over are closed. */
  signOutCustomer(customerId: string, ended: (credential: string) => boolean = () => true): void {
    const attending = [...(this.#attendants.get(audienceOf({ kind: 'customer', id: customerId })) ?? [])];
    for (const attendant of attending) if (ended(attendant.credential ?? '')) attendant.close('signedOut');
  }

  /** The tokens of all customers have expired: they come back with others. */
  expireCustomers(): void {
    for (const attendants of [...this.#attendants.values()]) {
      for (const attendant of [...attendants]) {
        if (attendant.listener.kind === 'customer') attendant.close('tokenExpired');
      }
    }
  }

  close(): void {
    this.#closed = true;
    this.#stopHearing();
    this.#cancelFigures?.();
    this.#figures.stop();
    this.#presence.stop();
    this.#customers.stop();
    this.#standings.stop();
    this.roster.stop();
    this.wall.stop();
    this.#robot.stop();
    for (const attendants of [...this.#attendants.values()]) {
      for (const attendant of [...attendants]) attendant.close('goingAway');
    }
  }

  /**
   * Who came into a line without a live page (its agent left; somebody logged in, and is not connected as the known one
   * yet) is as absent as who closed the page in it.
   */
  #leaveUnattended(events: readonly Committed[]): void {
    for (const { event } of events) {
      if (event.type !== 'conversation.queued' && event.type !== 'conversation.identified') continue;
      const customerId = conversationOf(this.desk.desk, event.conversationId)?.customerId;
      if (customerId !== undefined) this.#customers.notice(customerId);
    }
  }

  /** Whoever was erased reads nothing on: their pages come back as those of somebody new. */
  #signOutErased(events: readonly Committed[]): void {
    for (const { event } of events) {
      if (event.type !== 'customer.erased') continue;
      for (const customerId of event.customerIds) this.signOutCustomer(customerId);
    }
  }

  #presenceOf({ kind }: Listener): Presence {
    return kind === 'agent' ? this.#presence : this.#customers;
  }

  #attending(agentId: string): Attendant[] {
    return [...(this.#attendants.get(audienceOf({ kind: 'agent', id: agentId })) ?? [])];
  }

  #onlooking(agentId: string): Attendant[] {
    return [...(this.#attendants.get(audienceOfOnlooker(agentId)) ?? [])];
  }

  #startFigures(): ShopFigures {
    const onChanged = () => {
      this.#planFigures(figuresEvery);
    };
    return new ShopFigures(this.desk, { ...this.#options, onChanged });
  }

  #of(audience: string): Set<Attendant> {
    let attendants = this.#attendants.get(audience);
    if (!attendants) this.#attendants.set(audience, (attendants = new Set()));
    return attendants;
  }

  #publish(events: readonly Committed[]): void {
    const told = new Map<Attendant, Committed[]>();
    for (const event of events) {
      const hearers = new Set(
        event.audiences.flatMap((audience) => [...(this.#attendants.get(audience) ?? [])]),
      );
      for (const attendant of hearers) {
        const own = told.get(attendant);
        if (own) own.push(event);
        else told.set(attendant, [event]);
      }
    }
    for (const [attendant, own] of told) attendant.hear(own);
  }

  #planFigures(within: number): void {
    const at = this.#clock.now() + within;
    if (this.#closed || at >= this.#figuresDueAt || this.#presence.nobody) return;
    this.#cancelFigures?.();
    this.#figuresDueAt = at;
    this.#cancelFigures = this.#clock.after(within, () => {
      this.#figuresDueAt = Infinity;
      this.#tellFigures();
      this.#planFigures(figuresAtLeastEvery);
    });
  }

  #tellFigures(): void {
    for (const agentId of this.#presence.present()) {
      const figures = this.#figures.now(agentId);
      if (!figures) return;
      const asText = JSON.stringify(figures);
      for (const attendant of this.#attending(agentId)) {
        if (!attendant.isWelcomed || this.#figuresTold.get(attendant) === asText) continue;
        this.#figuresTold.set(attendant, asText);
        attendant.figures(figures);
      }
    }
  }
}
