import type { ClientFrame, CloseReason, FiguresToday, ShopNotice, Side } from '@shopbell/sdk/model';
import { shopbellError } from '@shopbell/sdk/model';
import type { Committed } from '../../desk/request.ts';
import { tellable } from '../errors.ts';
import type { Listener } from '../feed/listener.ts';
import { ListenerFeed } from '../feed/listenerFeed.ts';
import { Buckets, takeFromAll, type Rate } from '../rates/buckets.ts';
import type { Services } from '../services.ts';
import type { Attendant } from '../shop/openShop.ts';
import type { Peer } from './peer.ts';
import type { Welcome } from './welcome.ts';
import { writeFrame, writeWelcome, type Written } from './writtenFrame.ts';
import { answer } from '../requests/answer.ts';
import type { Asking } from '../requests/handler.ts';

/** Requests of one connection. An agent answers many customers at once. */
const requestRates: Readonly<Record<Listener['kind'], Rate>> = {
  customer: { burst: 20, perSecond: 10 },
  agent: { burst: 60, perSecond: 30 },
};
/** A connection whose hello was accepted. */
export class Serving implements Attendant {
  readonly listener: Listener;
  readonly credential: string;
  readonly origin?: string;
  readonly feed: ListenerFeed;
  readonly #asking: Asking;
  readonly #peer: Peer;
  readonly #services: Services;
  readonly #requests: Buckets;
  #isWelcomed = false;

  constructor(
    listener: Listener,
    asking: Omit<Asking, 'attendant'>,
    peer: Peer,
    services: Services,
    origin: string | undefined,
  ) {
    const { caller, shop, reader } = asking;
    if (origin !== undefined) this.origin = origin;
    this.listener = listener;
    this.credential = caller.credential;
    this.#asking = { ...asking, attendant: this };
    this.#peer = peer;
    this.#services = services;
    this.#requests = new Buckets(requestRates[caller.kind], services.clock);
    this.feed = new ListenerFeed(shop.desk.desk, this.listener, reader, {
      event: (seq, after, event) => {
        peer.send({ type: 'event', seq, after, event });
      },
      room: () => peer.room(),
      failed: (error) => {
        services.log({ level: 'error', shopId: caller.shopId, message: 'A feed failed.', error });
        peer.close('goingAway');
      },
    });
  }

  hear(events: readonly Committed[]): void {
    this.feed.hear(events);
  }

  typing(conversationId: string, by: Side, on: boolean): void {
    this.#peer.send({ type: 'typing', conversationId, by, on });
  }

  figures(figures: FiguresToday): void {
    this.#peer.send({ type: 'figures', figures });
  }

  notices(notices: readonly ShopNotice[]): void {
    this.#peer.send({ type: 'notices', notices: [...notices] });
  }

  tell(frame: Written): void {
    this.#peer.tell(frame);
  }

  get isWelcomed(): boolean {
    return this.#isWelcomed;
  }

  /** Says the welcome; from now on whatever comes is told. */
  welcome({ frame }: Welcome): void {
    const { shop } = this.#asking;
    const roster = this.listener.kind === 'agent' ? shop.roster : undefined;
    this.#peer.tell(roster && frame.snapshot ? writeWelcome(frame, roster.everyone()) : writeFrame(frame));
    const news = frame.resumed ? roster?.since(frame.position.seq) : undefined;
    if (news) this.#peer.send(news);
    this.#isWelcomed = true;
    shop.welcomed(this);
  }

  close(reason: CloseReason): void {
    this.#peer.close(reason);
  }

  /** The listener types, or has stopped: the other side is told. */
  relayTyping(conversationId: string, on: boolean): void {
    this.#asking.shop.relayTyping(this.listener, conversationId, on);
  }

  async request({ id, method, params }: Extract<ClientFrame, { type: 'request' }>): Promise<void> {
    try {
      this.#admit();
      const result = await answer(this.#asking, method, params);
      this.#peer.send({ type: 'reply', id, result });
    } catch (error) {
      this.#peer.sendError(tellable(error, method, this.#services.log).toWire(), id);
    }
  }

  #admit(): void {
    const { caller } = this.#asking;
    const shared =
      caller.kind === 'customer'
        ? ([[this.#services.customerRequests, `${caller.shopId} ${caller.id}`]] as const)
        : [];
    const retryAfterMs = takeFromAll([[this.#requests, ''], ...shared]);
    if (retryAfterMs > 0) throw shopbellError('RATE_LIMITED', { retryAfterMs });
  }
}
