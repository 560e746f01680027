import { connectionLost } from '../client/clientErrors.ts';
import type { CommonEvents, ConnectionState } from '../client/conversationClient.ts';
import { Heartbeat } from '../connection/heartbeat.ts';
import type { Emitter } from '../emitter/emitter.ts';
import { part } from '../parts/part.ts';
import type { ChannelLike, Platform, WebSocketLike } from '../platform.ts';
import type { Company, CompanyHooks, Letter } from './company.ts';

/** The number is raised whenever letters or what they carry change: tabs that run an older SDK then keep to themselves. */
const prefix = 'shopbell:3:';
/** Milliseconds that an answer may take while a lock says that somebody leads: that tab may be frozen. */
const patience = 2_000;
/** And where there are no locks, so that nobody may be there at all. */
const shortPatience = 200;

/** What tabs say to each other: a page that is alone never needs it. */
export const companies = part(() => import('./company.ts'));

export interface TabsHooks<Note> extends CompanyHooks<Note> {
  /** Another tab leads, or this one: the connection is to be begun anew. */
  turned(): void;
}

/**
 * The tabs of one person in one shop on one server, of which one leads: it alone holds a connection to the server, and
 * the others hold one to it. Whoever leads is settled by Web Locks; where those are missing, by asking around. A leader
 * that does not answer is replaced. Two leaders for a moment do no harm: each has its own connection, and the server
 * stores a message once.
 */
export class Tabs<Note> {
  readonly id: string;
  readonly platform: Platform;
  readonly hooks: TabsHooks<Note>;
  readonly #emitter: Emitter<CommonEvents>;
  /** Whether this is the tab that holds the connection to the server. */
  leads = false;
  /**
   * What there is to do with other tabs, once one was heard. Null if it could not be loaded: this tab leads for itself until
   * the next attempt, and hears notes alone.
   */
  company: Company<Note> | null | undefined;
  /** How the own connection stands. */
  connection: ConnectionState = 'connecting';
  /** Set while an attempt waits to be told who leads: true if the server can be reached. */
  decide: ((reachable: boolean) => void) | undefined;
  #name: string | undefined;
  #channel: ChannelLike | undefined;
  /** Ends what was asked of the locks: waiting for one, or holding it. */
  #lock: AbortController | undefined;
  #locksWork = true;
  #endPatience: () => void = () => undefined;

  constructor(platform: Platform, emitter: Emitter<CommonEvents>, hooks: TabsHooks<Note>) {
    this.platform = platform;
    this.#emitter = emitter;
    this.hooks = hooks;
    this.id = platform.newId();
  }

  /** Where there are locks, they say who leads. */
  get usesLocks(): boolean {
    return this.#locksWork && this.platform.locks !== null;
  }

  /**
   * Comes among the tabs of that name and finds out who leads: resolves with the way to that one, undefined if it is this
   * one. Without a name, or where tabs cannot talk to each other, each leads itself. Rejects with CONNECTION_LOST if the
   * leader has no connection either.
   */
  async attend(name: string | undefined): Promise<(() => WebSocketLike) | undefined> {
    this.decide?.(false);
    if (name !== this.#name || this.company === null) {
      this.depart();
      this.#join(name);
    }
    if (!this.#channel) this.lead(true);
    if (this.leads) return undefined;
    const reachable = await new Promise<boolean>((resolve) => {
      this.#endPatience = this.platform.clock.after(this.usesLocks ? patience : shortPatience, () => {
        this.claim(true);
      });
      this.decide = (reachable) => {
        this.#endPatience();
        this.decide = undefined;
        resolve(reachable);
      };
      this.post('ask');
    });
    if (!reachable) throw connectionLost();
    this.hooks.met();
    // Whoever leads itself follows nobody.
    return this.company?.wayToLeader;
  }

  /** Tells all other tabs what they hold too. */
  note(note: Note): void {
    this.post('note', note);
  }

  state(state: ConnectionState): void {
    const before = this.connection;
    this.connection = state;
    if (state === 'closed') this.depart();
    else if (this.leads) this.company?.stands(before);
  }

  /** Has nothing to do with the others any more. Whoever waits for the lock leads next. */
  depart(): void {
    this.company?.depart();
    this.#lock?.abort();
    this.#channel?.close();
    this.company = this.#channel = this.#name = undefined;
    this.decide?.(false);
    this.lead(false);
  }

  /** Leads as soon as nobody else does; `now`: whoever leads does not answer. */
  claim(now: boolean): void {
    const { locks } = this.platform;
    if (!locks || !this.usesLocks) {
      if (now) this.#become();
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
        this.#become();
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

  lead(leads: boolean): void {
    if (leads === this.leads) return;
    this.leads = leads;
    this.#emitter.emit('leads', leads);
  }

  post(kind: Letter['kind'], body?: unknown, to?: string): void {
    this.#channel?.postMessage({ from: this.id, to, kind, body } satisfies Letter);
  }

  get #fullName(): string {
    return `${prefix}${String(this.#name)}`;
  }

  #join(name: string | undefined): void {
    this.#name = name;
    const { BroadcastChannel } = this.platform;
    if (name === undefined || !BroadcastChannel) return;
    let channel: ChannelLike;
    try {
      channel = this.#channel = new BroadcastChannel(this.#fullName);
    } catch {
      return;
    }
    channel.addEventListener('message', ({ data }) => {
      this.#hear(data as Letter, channel);
    });
    this.claim(false);
  }

  /** This tab leads from now on. */
  #become(): void {
    const { leads } = this;
    this.lead(true);
    this.company?.follow(undefined);
    if (this.company !== null) this.post('lead', true);
    if (this.decide) this.decide(true);
    else if (!leads) this.hooks.turned();
  }

  /** The lock was taken away: this tab was frozen, or busy for too long. */
  #stepDown(): void {
    this.company?.shut();
    this.lead(false);
    this.claim(false);
    this.hooks.turned();
  }

  #hear(letter: Letter, channel: ChannelLike): void {
    const { kind, body, from } = letter;
    // What all tabs hold, and that the customer has logged out, is heard whatever can be loaded.
    if (kind === 'note') this.hooks.noted(body as Note);
    else if (this.company) this.company.read(letter);
    else if (this.company !== null) {
      // Somebody is there, and shall not take a leader for dead that only has to load what it serves others with.
      if (kind === 'ask' && this.leads) this.post('lead', this.connection !== 'offline', from);
      // Nor is this one dead; from others who ask nothing follows.
      if (kind === 'lead') this.#endPatience();
      companies().then(
        ({ Company }) => {
          if (channel === this.#channel) (this.company ??= new Company<Note>(this, Heartbeat)).read(letter);
        },
        () => {
          if (channel !== this.#channel) return;
          // As where tabs cannot talk to each other. A lock would only be taken to and fro.
          this.company = null;
          this.#lock?.abort();
          this.#become();
        },
      );
    }
  }
}
