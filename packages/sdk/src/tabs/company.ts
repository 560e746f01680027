import type { ConnectionState } from '../client/conversationClient.ts';
import type { Heartbeat } from '../connection/heartbeat.ts';
import { OwnSocket } from '../connection/ownSocket.ts';
import type { EventFrame, ServerFrame } from '../model/frames.ts';
import type { WebSocketLike } from '../platform.ts';
import { Relay, written, type RelayHooks } from './relay.ts';
import type { Tabs } from './tabs.ts';

/** Milliseconds between two questions to the leader; one that leaves a question unanswered so long is replaced. */
const askEvery = 1_000;
/** How this side says that the other one is not heard any more; see `closeCodes`. */
const heartbeatTimeout = 4010;

/**
 * What tabs say to each other. `ask`: who leads? True if this tab woke, so that the leader's connection may be dead. `lead`:
 * I do; true if the server can be reached. `up`: a frame of a follower; `down`: one of the server; `shut`: the leader's
 * connection broke. `note`: something that all tabs hold.
 */
export interface Letter {
  readonly from: string;
  /** Left out: for everybody. */
  readonly to?: string | undefined;
  readonly kind: 'ask' | 'lead' | 'up' | 'down' | 'shut' | 'note';
  readonly body?: unknown;
}

export interface CompanyHooks<Note> extends RelayHooks {
  /** Another tab did something. */
  noted(note: Note): void;
  /** Another tab woke: the own connection may be dead. */
  woken(): void;
}

/** What a tab has to do with others: it follows the one that leads, or does for them what the server would. */
export class Company<Note> {
  readonly #tabs: Tabs<Note>;
  readonly #relay: Relay;
  readonly #heartbeat: Heartbeat;
  readonly #endWake: () => void;
  /** Another tab, which leads. */
  #leader: string | undefined;
  #socket: OwnSocket | undefined;

  constructor(tabs: Tabs<Note>, Beat: typeof Heartbeat) {
    this.#tabs = tabs;
    this.#relay = new Relay(tabs.hooks, (text, to) => {
      if (tabs.leads) tabs.post('down', text, to);
    });
    this.#heartbeat = new Beat(
      tabs.platform.clock,
      (woke) => {
        tabs.post('ask', woke);
      },
      () => {
        tabs.claim(true);
      },
    );
    // Whoever leads is often hidden, and nothing wakes it but this.
    this.#endWake = tabs.platform.onWake(
      () => {
        this.#heartbeat.probe(askEvery);
      },
      () => undefined,
    );
  }

  /** A follower's way to the server; undefined while this tab leads. */
  get wayToLeader(): (() => WebSocketLike) | undefined {
    return this.#tabs.leads ? undefined : this.#toLeader;
  }

  readonly #toLeader = (): WebSocketLike => {
    const leader = this.#leader;
    return (this.#socket = new OwnSocket({
      send: (text) => {
        this.#tabs.post('up', text, leader);
      },
      over: (code) => {
        if (code === heartbeatTimeout && leader !== undefined && leader === this.#leader)
          this.#tabs.claim(true);
      },
    }));
  };

  /** As the leader: hands a frame on to all. */
  down(frame: ServerFrame): void {
    if (this.#tabs.leads) this.#tabs.post('down', written(frame));
  }

  /** An event was taken in. */
  took(frame: EventFrame): void {
    this.#relay.took(frame);
  }

  /** What is held was replaced. */
  reset(): void {
    this.#relay.reset();
  }

  /** As the leader: the own connection has come, or broken. */
  stands(before: ConnectionState): void {
    const { connection } = this.#tabs;
    if (connection === 'online') {
      this.#tabs.post('lead', true);
      this.#relay.serve();
    } else if (connection === 'offline' || before === 'online') this.shut();
  }

  /** Followers are not served any more. */
  shut(): void {
    if (!this.#tabs.leads) return;
    this.#tabs.post('shut');
    this.#relay.sendAway();
  }

  depart(): void {
    this.#endWake();
    this.shut();
    this.follow(undefined);
  }

  /** Whom this tab follows: nobody, if it leads itself. */
  follow(leader: string | undefined): void {
    if (leader === this.#leader) return;
    this.#leader = leader;
    if (leader === undefined) this.#heartbeat.stop();
    else this.#heartbeat.start(askEvery);
  }

  read({ from, to, kind, body }: Letter): void {
    const tabs = this.#tabs;
    if (to !== undefined && to !== tabs.id) return;
    if (from === this.#leader) this.#heartbeat.heard();
    if (kind === 'ask' && tabs.leads) {
      if (body === true) tabs.hooks.woken();
      tabs.post('lead', tabs.connection !== 'offline', from);
    } else if (kind === 'lead') this.#heardLeader(from, body === true, to !== undefined);
    else if (kind === 'up' && tabs.leads) this.#relay.up(from, body as string);
    else if (from !== this.#leader) return;
    else if (kind === 'down') this.#socket?.tell('message', body as string);
    else if (kind === 'shut') this.#socket?.end();
  }

  #heardLeader(from: string, reachable: boolean, asked: boolean): void {
    const tabs = this.#tabs;
    const same = from === this.#leader;
    if (tabs.leads) {
      // With locks the lock decides. Without, of two that lead the one with the smaller id stays.
      if (tabs.usesLocks) return;
      if (from > tabs.id) {
        tabs.post('lead', true);
        return;
      }
      tabs.lead(false);
    } else if (!tabs.decide && !same && asked) {
      // An answer of somebody else's comes from a tab that was frozen and does not know yet that it is replaced.
      return;
    }
    this.follow(from);
    if (tabs.decide) tabs.decide(reachable);
    else if (!same || (reachable && !this.#socket?.isOpen)) tabs.hooks.turned();
  }
}
