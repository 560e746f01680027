import {
  ClientFrame,
  limits,
  shopbellError,
  type CloseReason,
  type ShopbellError,
} from '@shopbell/sdk/model';
import { tellable } from '../errors.ts';
import { ConversationReader } from '../feed/conversations.ts';
import { exceedsBytes, issuesOf, readableId, readJson } from '../json/readJson.ts';
import { listenerOf } from '../permissions/callers.ts';
import { Buckets, takeFromAll, type Rate } from '../rates/buckets.ts';
import type { Services } from '../services.ts';
import type { ConnectionInfo, SocketHandlers, SocketLike } from '../socket.ts';
import { atMoment } from './deadline.ts';
import { closeReasonOf, whoSays, type Hello } from './hello.ts';
import { Patience } from './patience.ts';
import { Peer } from './peer.ts';
import { Serving } from './serving.ts';
import { welcomeFor } from './welcome.ts';

/** Frames of every kind, before anything is read in them. */
const frameRate: Rate = { burst: 300, perSecond: 100 };
/** So many above that rate are answered one by one: a client that was offline for long sends all it has. */
const refusalRate: Rate = { burst: 1000, perSecond: 100 };

/** Handles one socket from its first frame to its end. Nothing it does can throw into its host or another connection. */
export class Connection implements SocketHandlers {
  readonly #services: Services;
  readonly #origin: string | undefined;
  readonly #peer: Peer;
  readonly #patience: Patience;
  readonly #frames: Buckets;
  readonly #refusals: Buckets;
  #saidHello = false;
  #serving: Serving | undefined;
  #leave: () => void = () => {};

  constructor(
    socket: SocketLike,
    about: ConnectionInfo,
    services: Services,
    ended: (connection: Connection) => void,
  ) {
    this.#services = services;
    this.#origin = about.origin;
    this.#frames = new Buckets(frameRate, services.clock);
    this.#refusals = new Buckets(refusalRate, services.clock);
    this.#peer = new Peer(socket, services.clock, () => {
      this.#patience.stop();
      this.#leave();
      ended(this);
    });
    this.#patience = new Patience(services.clock, () => {
      this.close('helloTimeout');
    });
  }

  message(data: string | Uint8Array): void {
    if (this.#peer.isClosed()) return;
    try {
      this.#patience.heard();
      this.#take(data);
    } catch (error) {
      this.#peer.sendError(tellable(error, 'a frame', this.#services.log).toWire());
    }
  }

  closed(): void {
    this.#peer.gone();
  }

  close(reason: CloseReason): void {
    this.#peer.close(reason);
  }

  #take(data: string | Uint8Array): void {
    if (typeof data === 'string' ? exceedsBytes(data, limits.frame) : data.length > limits.frame) {
      this.#peer.sendError(shopbellError('FRAME_TOO_LARGE', { limit: limits.frame }).toWire());
      this.close('frameTooLarge');
      return;
    }
    const retryAfterMs = takeFromAll([[this.#frames, '']]);
    if (retryAfterMs > 0) this.#overRate(data, retryAfterMs);
    else if (typeof data !== 'string')
      this.#bad(shopbellError('BAD_FRAME', undefined, 'Frames are text.'), undefined);
    else this.#read(data);
  }

  /** Too many frames are no bad ones: each is refused under its own id, and the client comes back to it later. */
  #overRate(data: string | Uint8Array, retryAfterMs: number): void {
    if (takeFromAll([[this.#refusals, '']]) > 0) {
      this.close('tooFast');
      return;
    }
    const json = typeof data === 'string' ? readJson(data) : undefined;
    this.#peer.sendError(shopbellError('RATE_LIMITED', { retryAfterMs }).toWire(), readableId(json?.value));
  }

  #read(data: string): void {
    const json = readJson(data);
    if (!json.ok) {
      this.#bad(shopbellError(json.code), readableId(json.value));
      return;
    }
    const parsed = ClientFrame.safeParse(json.value);
    if (!parsed.success) {
      const [issue] = issuesOf(parsed.error);
      const why = issue && `Not a known frame: ${issue.path === '' ? '' : `${issue.path}: `}${issue.message}`;
      this.#bad(shopbellError('BAD_FRAME', undefined, why), readableId(json.value));
      return;
    }
    this.#handle(parsed.data);
  }

  #handle(frame: ClientFrame): void {
    if (frame.type === 'hello') {
      if (this.#saidHello)
        this.#bad(shopbellError('BAD_FRAME', undefined, 'Hello was said before.'), undefined);
      else void this.#greet(frame);
      return;
    }
    if (!this.#serving) {
      const id = frame.type === 'request' ? frame.id : undefined;
      this.#peer.sendError(
        shopbellError('UNAUTHENTICATED', undefined, 'Say hello first, and wait for the welcome.').toWire(),
        id,
      );
      if (!this.#saidHello) this.close('unauthenticated');
      return;
    }
    if (frame.type === 'ping') this.#peer.send({ type: 'pong' });
    else if (frame.type === 'typing') this.#serving.relayTyping(frame.conversationId, frame.on);
    else void this.#serving.request(frame);
  }

  async #greet(hello: Hello): Promise<void> {
    this.#saidHello = true;
    try {
      const { caller, shop } = await whoSays(hello, this.#origin, this.#services);
      if (this.#peer.isClosed()) return;
      const { storage, clock, log } = this.#services;
      const listener = listenerOf(caller);
      const reader = new ConversationReader(shop.conversations, listener);
      const serving = new Serving(
        listener,
        { caller, shop, reader, services: this.#services },
        this.#peer,
        this.#services,
        this.#origin,
      );
      const leaveShop = shop.join(serving);
      // A customer comes back with another token and misses nothing.
      const stopWaiting = atMoment(clock, caller.endsAt, () => {
        this.close(caller.kind === 'agent' ? 'signedOut' : 'tokenExpired');
      });
      this.#leave = () => {
        stopWaiting();
        serving.feed.stop();
        leaveShop();
      };
      // The shop's origins may have been changed in between; from now on it tells of that.
      if (caller.kind === 'customer' && !this.#services.origins.allowsCustomer(shop.desk.shop, this.#origin))
        throw shopbellError('ORIGIN_NOT_ALLOWED');
      // Signed out while we were greeting: nobody closed this connection, since it had not joined yet.
      if (caller.kind === 'agent' && !(await this.#services.tickets.holds(caller)))
        throw shopbellError('UNAUTHENTICATED');
      // Or was given a place at the desk: they come anew, to it.
      if (caller.kind === 'agent' && (await this.#services.permissions.onlooks(caller)) !== caller.onlooks)
        throw shopbellError('UNAVAILABLE');
      // As if it had logged in or out meanwhile.
      if (caller.kind === 'customer' && !(await this.#services.tokens.isCurrent(caller)))
        throw shopbellError('UNAUTHENTICATED');
      const welcome = await welcomeFor({ shop, listener, reader, storage, clock }, hello.since);
      if (this.#peer.isClosed()) return;
      serving.welcome(welcome);
      this.#serving = serving;
      this.#patience.watchSilence(() => {
        this.close('heartbeatTimeout');
      });
      await serving.feed.start(welcome.feed);
      log({
        level: 'info',
        shopId: caller.shopId,
        message: `A ${caller.kind} connected${welcome.frame.resumed ? ' again' : ''}.`,
      });
    } catch (error) {
      const told = tellable(error, 'hello', this.#services.log);
      this.#peer.sendError(told.toWire());
      this.close(closeReasonOf(told));
    }
  }

  /** Answers a frame that is none. A connection that sends nothing else is given up; before hello at once. */
  #bad(error: ShopbellError, requestId: string | undefined): void {
    this.#peer.sendError(error.toWire(), requestId);
    if (!this.#saidHello) this.close('unauthenticated');
    else if (!this.#patience.badFrame()) this.close('tooManyBadFrames');
  }
}
