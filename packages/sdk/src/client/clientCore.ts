import type { TrafficFrame } from '../connection/attempt.ts';
import { Connection, type ConnectionHooks } from '../connection/connection.ts';
import { Transport } from '../connection/transport.ts';
import { Emitter, type Unsubscribe } from '../emitter/emitter.ts';
import type { Conversation } from '../model/conversation.ts';
import type { ShopbellError } from '../model/errors.ts';
import type { ClientFrame, WelcomeFrame } from '../model/frames.ts';
import type { Side } from '../model/people.ts';
import type { MessageContent, OutgoingMessage } from '../outbox/outgoing.ts';
import type { Platform } from '../platform.ts';
import { Requests, type Asks } from '../requests/requests.ts';
import type { Present } from '../tabs/relay.ts';
import { Tabs } from '../tabs/tabs.ts';
import { Arrival } from './arrival.ts';
import { destroyed } from './clientErrors.ts';
import { ClientRole } from './clientRole.ts';
import type {
  ConnectionState,
  ConversationClient,
  CommonEvents,
  ConversationClientEvents,
  HistoryPage,
  Waiting,
} from './conversationClient.ts';
import { Mirror } from './mirror.ts';
import type { Note } from './note.ts';

/**
 * Where the parts of a client meet: the connection brings frames, the mirror takes them in, requests go out; in the tab
 * that leads, the relay hands them on to the other tabs.
 */
export abstract class ClientCore<Events extends ConversationClientEvents>
  extends ClientRole
  implements ConversationClient<Events>
{
  readonly emitter = new Emitter<Events & CommonEvents>();
  /** Signing out: that the server then closes the connection, perhaps before it answers, is no error. */
  protected leaving = false;
  /** The same emitter, seen as one of the events that both clients have. */
  readonly #common: Emitter<CommonEvents> = this.emitter;
  readonly #connection: Connection;
  readonly #requests: Requests;
  readonly mirror: Mirror;
  protected readonly tabs: Tabs<Note>;
  /** Whose connection this attempt is for, as far as that is known beforehand. */
  #owner: string | undefined;
  /** The last one, for tabs that follow. */
  #welcome: WelcomeFrame | undefined;
  /** Set once a customer was told of groups (WB-07): tabs that follow are told that there are some, and ask for them. */
  protected grouped: [] | undefined;
  /** Why the connection was ended. */
  protected refusal: ShopbellError | undefined;
  #destroyed = false;
  readonly #arrival = new Arrival();

  /** `frames`: checks of frames that this client is told beside what every client is. */
  constructor(side: Side, server: string, platform: Platform, frames?: ConnectionHooks['frames']) {
    super(server, platform);
    const transport = new Transport(platform, this.server);
    const send = (frame: ClientFrame): void => {
      this.#connection.send(frame);
    };
    this.#connection = new Connection(platform, {
      frames,
      introduce: async (signal) => {
        const owner = await this.whose(signal);
        // What is over must not come among the other tabs again.
        signal.throwIfAborted();
        this.#owner = owner;
        if (owner !== undefined) this.mirror.adopt(owner);
        const toLeader = await this.tabs.attend(owner);
        const auth = toLeader ? undefined : await this.authenticate(signal);
        const open = toLeader ?? (await transport.way());
        return { open, hello: { auth, since: this.mirror.since } };
      },
      credentialsRefused: (signedOut) => this.credentialsRefused?.(signedOut) ?? 'never',
      state: this.#stateChanged,
      hidden: () => {
        this.tabs.depart();
        this.mirror.outbox.putAside();
      },
      welcomed: this.#welcomed,
      received: this.#received,
      fault: (error) => {
        this.#common.emit('error', error);
      },
      refused: this.#refused,
    });
    this.tabs = new Tabs(platform, this.#common, {
      present: () => this.#present(),
      pass: send,
      met: () => {
        this.mirror.met();
      },
      turned: this.reconnect,
      woken: this.#connection.woken,
      noted: (note) => {
        if ('person' in note) this.personChanged?.(note);
        else this.mirror.noted(note);
      },
    });
    this.#requests = new Requests(platform, send);
    this.mirror = new Mirror(side, platform, this.kept, this.server, this.#common, {
      shown: () => this.shown(),
      shownRefused: (error) => this.shownRefused?.(error) ?? false,
      ask: this.ask,
      share: (note) => {
        this.tabs.note(note);
      },
      say: (conversationId, on) => {
        send({ type: 'typing', conversationId, on });
      },
    });
  }

  get connection(): ConnectionState {
    return this.#connection.state;
  }

  get conversations(): ReadonlyMap<string, Conversation> {
    return this.mirror.all;
  }

  get leads(): boolean {
    return this.tabs.leads;
  }

  get unread(): number {
    return this.mirror.unread;
  }

  on<Name extends keyof Events & string>(event: Name, listener: (value: Events[Name]) => void): Unsubscribe {
    return this.emitter.on(event, listener);
  }

  async connect({ signal }: Waiting = {}): Promise<void> {
    if (!signal?.aborted) this.start();
    if (this.#destroyed) throw destroyed();
    if (signal?.aborted || this.connection !== 'online') await this.#arrival.wait(signal);
  }

  outgoing(conversationId: string): readonly OutgoingMessage[] {
    return this.mirror.outbox.list(conversationId);
  }

  send(conversationId: string, content: string | MessageContent): OutgoingMessage {
    if (this.#destroyed) throw destroyed();
    const message = this.mirror.outbox.add(conversationId, content);
    if (message.text) {
      this.mirror.typing.sent(conversationId);
      this.mirror.drafts.set(conversationId, '');
    }
    return message;
  }

  async file(id: string, { signal }: Waiting = {}): Promise<Blob> {
    if (this.#destroyed) throw destroyed();
    return this.mirror.file(id, signal);
  }

  retry(clientId: string): void {
    if (!this.#destroyed) this.mirror.outbox.retry(clientId);
  }

  discard(clientId: string): void {
    if (!this.#destroyed) this.mirror.outbox.discard(clientId);
  }

  draft(conversationId: string): string {
    return this.mirror.drafts.get(conversationId);
  }

  setDraft(conversationId: string, text: string): void {
    if (!this.#destroyed) this.mirror.drafts.set(conversationId, text);
  }

  markSeen(conversationId: string, upToSeq: number): void {
    if (!this.#destroyed) this.mirror.markSeen(conversationId, upToSeq);
  }

  setTyping(conversationId: string, on: boolean): void {
    if (this.connection === 'online') this.mirror.typing.set(conversationId, on);
  }

  loadHistory(conversationId: string, { signal }: Waiting = {}): Promise<HistoryPage> {
    return this.mirror.loadHistory(conversationId, signal);
  }

  abstract end(conversationId: string, options?: Waiting): Promise<void>;

  destroy(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    this.mirror.outbox.close();
    this.mirror.offline();
    this.#connection.stop();
    this.#giveUp(destroyed());
    this.emitter.removeAll();
  }

  /** Begins to connect, if that is not under way. Throws DESTROYED. */
  readonly start = (): void => {
    if (this.#destroyed) throw destroyed();
    this.refusal = undefined;
    this.#connection.start();
  };

  readonly ask: Asks = async (method, params, options) => {
    const refusal = this.#destroyed ? destroyed() : this.refusal;
    if (refusal) throw refusal;
    return this.#requests.ask(method, params, options);
  };

  /** Begins the connection anew, for a person with another token. */
  protected readonly reconnect = (): void => {
    this.#connection.renew();
  };

  /** Ends the connection on the caller's own wish. */
  protected close(error: ShopbellError): void {
    this.refusal = error;
    this.#giveUp(error);
    this.#connection.stop();
  }

  readonly #stateChanged = (state: ConnectionState): void => {
    if (state !== 'online') {
      this.#requests.offline();
      this.mirror.offline();
    }
    this.tabs.state(state);
    this.#common.emit('connection', state);
  };

  readonly #refused = (error: ShopbellError): void => {
    // Whoever was told that it is closed may have begun anew.
    if (this.connection === 'closed') {
      this.refusal = error;
      this.#giveUp(error);
    }
    if (!this.leaving) this.#common.emit('error', error);
  };

  #giveUp(error: ShopbellError): void {
    this.#requests.rejectAll(error);
    this.#arrival.tell(error);
  }

  readonly #welcomed = (frame: WelcomeFrame): void => {
    const owner = this.ownerKey(frame.shop.id, frame.me);
    const mistaken = this.#owner !== undefined && this.#owner !== owner;
    if (mistaken) this.mistaken?.();
    const taken = mistaken ? 'foreign' : this.mirror.welcome(frame, owner);
    if (taken === 'foreign') {
      this.#connection.restart();
      return;
    }
    this.#welcome = frame;
    const ready = this.welcomed(frame);
    if (taken === 'reset') this.tabs.company?.reset();
    this.#connection.online();
    if (taken === 'reset') this.mirror.tellReset();
    this.#arrival.tell();
    this.#common.emitOnce('ready', ready);
    // A listener may have ended it all.
    if (this.connection !== 'online') return;
    this.#requests.online();
    this.mirror.online(this.leads);
  };

  readonly #received = (frame: TrafficFrame): void => {
    const own = frame.type === 'reply' && this.#requests.answered(frame);
    // Before it is taken in: what other tabs are told because of it must not arrive before it.
    if (!own) this.tabs.company?.down(frame);
    if (frame.type === 'event') {
      const before = this.conversations;
      const taken = this.mirror.take(frame);
      if (taken === 'gap') this.#connection.restart();
      if (taken !== 'fresh') return;
      this.tabs.company?.took(frame);
      this.heard?.(frame, before);
    } else if (frame.type === 'standing') {
      this.mirror.stand(frame);
    } else if (frame.type === 'typing') {
      this.mirror.typing.told(frame.conversationId, frame.by, frame.on);
    } else if (frame.type !== 'reply') {
      this.heard?.(frame);
    }
  };

  #present(): Present | undefined {
    const { since: position } = this.mirror;
    if (!this.#welcome || !position || this.connection !== 'online') return undefined;
    const snapshot = { conversations: [...this.conversations.values()], customerGroups: this.grouped };
    const welcome = { ...this.#welcome, position, snapshot };
    return this.present?.(welcome) ?? { welcome, more: [] };
  }
}
