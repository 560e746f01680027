import { connectionLost } from '../client/clientErrors.ts';
import type { CommonEvents, ConnectionState } from '../client/conversationClient.ts';
import { goodbye } from '../connection/finalCloses.ts';
import { Heartbeat } from '../connection/heartbeat.ts';
import { OwnSocket } from '../connection/ownSocket.ts';
import type { Emitter } from '../emitter/emitter.ts';
import type { ChannelLike, Platform, WebSocketLike } from '../platform.ts';
import { Relay, type RelayHooks } from './relay.ts';

/** Raised whenever letters or what they carry change: tabs that run an older SDK then keep to themselves. */
const version = 1;
/** Milliseconds between two questions to the leader; one that leaves a question unanswered so long is replaced. */
const askEvery = 1_000;
/** Milliseconds that an answer may take while a lock says that somebody leads: that tab may be frozen. */
const patience = 2_000;
/** And where there are no locks, so that nobody may be there at all. */
const shortPatience = 200;

/**
 * What tabs say to each other. `ask`: who leads? `lead`: I do; true if the server can be reached. `up`: a frame of a
 * follower; `down`: one of the server; `shut`: the leader's connection broke. `note`: something that all tabs hold.
 */
interface Letter {
  readonly from: string;
  /** Left out: for everybody. */
  readonly to?: string | undefined;
  readonly kind: 'ask' | 'lead' | 'up' | 'down' | 'shut' | 'note';
  readonly body?: unknown;
}

export interface TabsHooks<Note> extends RelayHooks {
  /** Another tab leads, or this one: the connection is to be begun anew. */
  turned(): void;
  /** Another tab did something. */
  noted(note: Note): void;
}

/**
 * The tabs of one person in one shop on one server, of which one leads: it alone holds a connection to the server, and
 * the others hold one to it. Whoever leads is settled by Web Locks; where those are missing, by asking around. A leader
 * that does not answer is replaced. Two leaders for a moment do no harm: each has its own connection, and the server
 * stores a message once.
 */
export class Tabs<Note> {
  /** What this tab does for the others while it leads. */
  readonly relay: Relay;
  readonly #platform: Platform;
  readonly #emitter: Emitter<CommonEvents>;
  readonly #hooks: TabsHooks<Note>;
  readonly #id: string;
  readonly #heartbeat: Heartbeat;
  #name: string | undefined;
  #channel: ChannelLike | undefined;
  #leader: string | undefined;
  #state: ConnectionState = 'connecting';
  #socket: OwnSocket | undefined;
  /** Ends what was asked of the locks: waiting for one, or holding it. */
  #lock: AbortController | undefined;
  #locksWork = true;
  /** Set while an attempt waits to be told who leads. */
  #decide: ((reachable: boolean) => void) | undefined;

  constructor(platform: Platform, emitter: Emitter<CommonEvents>, hooks: TabsHooks<Note>) {
    this.#platform = platform;
    this.#emitter = emitter;
    this.#hooks = hooks;
    this.relay = new Relay(hooks, (text, to) => {
      this.down(text, to);
    });
    this.#id = platform.newId();
    this.#heartbeat = new Heartbeat(platform.clock, {
      ping: () => {
        this.#post('ask');
      },
      dead: () => {
        this.#claim(true);
      },
    });
  }

  /** Whether this is the tab that holds the connection to the server. */
  get leads(): boolean {
    return this.#leader === this.#id;
  }

  /**
   * Comes among the tabs of that name and finds out who leads: true if this one does. Without a name, or where tabs
   * cannot talk to each other, each leads itself. Rejects with CONNECTION_LOST if the leader has no connection either.
   */
  async attend(name: string | undefined): Promise<boolean> {
    this.#decide?.(false);
    if (name !== this.#name) {
      this.leave();
      this.#join(name);
    }
    if (!this.#channel) this.#led(this.#id);
    if (this.leads) return true;
    const reachable = await new Promise<boolean>((resolve) => {
      const wait = this.#usesLocks() ? patience : shortPatience;
      const cancel = this.#platform.clock.after(wait, () => {
        this.#claim(true);
      });
      this.#decide = (reachable) => {
        cancel();
        this.#decide = undefined;
        resolve(reachable);
      };
      this.#post('ask');
    });
    if (!reachable) throw connectionLost();
    this.#hooks.met();
    return this.leads;
  }

  /** A follower's way to the server. */
  readonly socket = (): WebSocketLike => {
    const leader = this.#leader;
    return (this.#socket = new OwnSocket({
      send: (text) => {
        this.#post('up', text, leader);
      },
      over: (code) => {
        if (code === goodbye.heartbeatTimeout && leader === this.#leader) this.#claim(true);
      },
    }));
  };

  /** As the leader: hands a frame on, to one or to all. */
  down(text: string, to?: string): void {
    if (this.leads) this.#post('down', text, to);
  }

  /** Tells all other tabs what they hold too. */
  note(note: Note): void {
    this.#post('note', note);
  }

  /** How the own connection stands. */
  state(state: ConnectionState): void {
    const before = this.#state;
    this.#state = state;
    if (state === 'closed') this.leave();
    if (!this.leads) return;
    if (state === 'online') {
      this.#post('lead', true);
      this.relay.served(true);
    } else if (state === 'offline' || before === 'online') this.#shut();
  }

  /** Has nothing to do with the others any more. Whoever waits for the lock leads next. */
  leave(): void {
    this.#shut();
    this.#lock?.abort();
    this.#heartbeat.stop();
    this.#channel?.close();
    this.#channel = this.#name = this.#socket = undefined;
    this.#decide?.(false);
    this.#led(undefined);
  }

  #join(name: string | undefined): void {
    this.#name = name;
    const { BroadcastChannel } = this.#platform;
    if (name === undefined || !BroadcastChannel) return;
    try {
      this.#channel = new BroadcastChannel(this.#fullName);
    } catch {
      return;
    }
    this.#channel.addEventListener('message', ({ data }) => {
      this.#read(data as Letter);
    });
    this.#claim(false);
  }

  get #fullName(): string {
    return `shopbell:${String(version)}:${String(this.#name)}`;
  }

  #usesLocks(): boolean {
    return this.#locksWork && this.#platform.locks !== null;
  }

  /** Leads as soon as nobody else does; `now`: whoever leads does not answer. */
  #claim(now: boolean): void {
    const { locks } = this.#platform;
    if (!locks || !this.#usesLocks()) {
      if (now) this.#become(this.#id);
      return;
    }
    this.#lock?.abort();
    const lock = (this.#lock = new AbortController());
    const { signal } = lock;
    let held = false;
    locks
      .request(this.#fullName, now ? { steal: true } : { signal }, () => {
        if (signal.aborted) return Promise.resolve();
        held = true;
        this.#become(this.#id);
        return new Promise<void>((release) => {
          signal.addEventListener('abort', () => {
            release();
          });
        });
      })
      .catch(() => {
        if (signal.aborted) return;
        if (held) this.#stepDown();
        // They are there, but forbidden: whoever waits for an answer does without after a while.
        else this.#locksWork = false;
      });
  }

  /** The lock was taken away: this tab was frozen, or busy for too long. */
  #stepDown(): void {
    this.#shut();
    this.#led(undefined);
    this.#claim(false);
    this.#hooks.turned();
  }

  /** Followers are not served any more. */
  #shut(): void {
    if (!this.leads) return;
    this.#post('shut');
    this.relay.served(false);
  }

  /** It is known who leads. */
  #become(leader: string, reachable = true): void {
    const same = leader === this.#leader;
    this.#led(leader);
    if (this.leads) {
      this.#heartbeat.stop();
      this.#post('lead', true);
    } else if (!same) this.#heartbeat.start(askEvery);
    if (this.#decide) this.#decide(reachable);
    else if (!same || (reachable && !this.#socket?.isOpen)) this.#hooks.turned();
  }

  #led(leader: string | undefined): void {
    const before = this.leads;
    this.#leader = leader;
    if (before !== this.leads) this.#emitter.emit('leads', this.leads);
  }

  #read({ from, to, kind, body }: Letter): void {
    if (to !== undefined && to !== this.#id) return;
    if (from === this.#leader) this.#heartbeat.heard();
    if (kind === 'ask' && this.leads) this.#post('lead', this.#state !== 'offline', from);
    else if (kind === 'lead') this.#heardLeader(from, body === true, to !== undefined);
    else if (kind === 'up' && this.leads) this.relay.up(from, body as string);
    else if (kind === 'note') this.#hooks.noted(body as Note);
    else if (from !== this.#leader) return;
    else if (kind === 'down') this.#socket?.tell('message', body as string);
    else if (kind === 'shut') this.#socket?.end();
  }

  #heardLeader(from: string, reachable: boolean, asked: boolean): void {
    if (this.leads) {
      // With locks the lock decides. Without, of two that lead the one with the smaller id stays.
      if (this.#usesLocks()) return;
      if (from > this.#id) this.#post('lead', true);
      else this.#become(from);
    } else if (this.#decide || from === this.#leader || !asked) {
      // An answer of somebody else's comes from a tab that was frozen and does not know yet that it is replaced.
      this.#become(from, reachable);
    }
  }

  #post(kind: Letter['kind'], body?: unknown, to?: string): void {
    this.#channel?.postMessage({ from: this.#id, to, kind, body } satisfies Letter);
  }
}
