import { z } from 'zod';
import {
  ClientFrame,
  foldFeed,
  methods,
  ServerFrame,
  shopbellError,
  trimConversation,
  type Conversation,
  type ConversationEvent,
  type ErrorCode,
  type FeedEvent,
  type Method,
  type TimelineItem,
} from '../../src/model.ts';
import { FakeGroups } from './fakeGroups.ts';
import { TestClock, TestSockets, type SocketPair } from '../../src/testing.ts';

type Request = Extract<ClientFrame, { type: 'request' }>;
export type WithoutAbout<Event> = Event extends unknown ? Omit<Event, 'conversationId' | 'at'> : never;

/**
 * A desk for one customer, as small as a truth to compare with can be: a journal whose sequence has holes (other
 * customers' events), exact replies, resume and snapshot. Every frame either way is parsed with the wire schemas.
 */
export class FakeServer {
  readonly clock: TestClock;
  readonly sockets: TestSockets;
  /** What this customer was told, oldest first. */
  readonly journal: { seq: number; event: FeedEvent }[] = [];
  readonly groups = new FakeGroups({
    next: () => this.#seq + 1,
    now: () => this.clock.now(),
    customerId: () => this.customerId,
    happen: (event) => {
      this.#record(++this.#seq, event);
    },
  });

  readonly requests: Request[] = [];
  readonly hellos: Extract<ClientFrame, { type: 'hello' }>[] = [];
  readonly tokenRequests: unknown[] = [];
  epoch = 'epoch-1';
  /** Resuming from further back gives a snapshot. */
  resumable = true;
  /** Answers nothing but pings. */
  silent = false;
  /** Tells of what no model of now has. */
  isNewer = false;
  /** Called before a request is looked at; what it throws is the answer. */
  onRequest: (request: Request) => void = () => undefined;
  /** Called once the list of groups is read, before it is told: what happens then is told before it. */
  onListed: () => void = () => undefined;
  /** The answer to POST /v1/customer/token. */
  onToken: (body: { shopId: string; renewal?: string; identity?: string }) => Response | Promise<Response> =
    () => this.grant();
  /** The answer to DELETE /v1/customer/token. */
  onSignOut: () => Response | Promise<Response> = () => new Response(null, { status: 204 });
  /** Renewals that were signed out. */
  readonly signOuts: unknown[] = [];
  /** Groups that serve another scope than the one that is asked about. */
  otherGroups: { id: string; name: string }[] = [];
  customerId = 'customer-1';
  #seq = 10;
  #ids = 0;
  #refusing = false;
  #live = new Set<SocketPair>();
  #told = new Map<SocketPair, number>();

  constructor(clock = new TestClock()) {
    this.clock = clock;
    this.sockets = new TestSockets((pair) => {
      if (this.#refusing) {
        pair.refuse();
        return;
      }
      pair.accept({
        message: (text) => {
          this.#read(pair, ClientFrame.parse(JSON.parse(text)));
        },
        closed: () => {
          this.#live.delete(pair);
        },
      });
    });
  }

  get conversations(): ReadonlyMap<string, Conversation> {
    let all: ReadonlyMap<string, Conversation> = new Map();
    for (const { seq, event } of this.journal) all = foldFeed(all, seq, event);
    return all;
  }

  conversation(id: string): Conversation {
    const found = this.conversations.get(id);
    if (!found) throw new Error(`No conversation ${id}.`);
    return found;
  }

  /** Until it is ended, no socket opens. */
  refuseSockets(): { end(): void } {
    this.#refusing = true;
    return {
      end: () => {
        this.#refusing = false;
      },
    };
  }

  /** The newest socket. */
  get socket(): SocketPair {
    const pair = this.sockets.all.at(-1);
    if (!pair) throw new Error('No socket was opened.');
    return pair;
  }

  readonly fetch = async (url: string, init: RequestInit): Promise<Response> => {
    await Promise.resolve();
    init.signal?.throwIfAborted();
    if (!url.endsWith('/v1/customer/token')) return new Response('<h1>nothing here</h1>', { status: 404 });
    const body = z
      .strictObject({ shopId: z.string(), renewal: z.string().optional(), identity: z.string().optional() })
      .parse(JSON.parse(init.body as string));
    if (init.method === 'DELETE') {
      this.signOuts.push(body.renewal);
      return this.onSignOut();
    }
    this.tokenRequests.push(body);
    return this.onToken(body as { shopId: string; renewal?: string; identity?: string });
  };

  grant(customerId = this.customerId, lifetime = 1_800_000, more: object = {}): Response {
    const n = this.tokenRequests.length;
    const expiresAt = this.clock.now() + lifetime;
    return Response.json({
      customerId,
      token: `token-${String(n)}`,
      expiresAt,
      renewal: `renewal-${String(n)}`,
      ...more,
    });
  }

  /** Lets promises settle and the wire run empty. */
  async settle(turns = 60): Promise<void> {
    for (let turn = 0; turn < turns; turn++) {
      await Promise.resolve();
      for (const pair of this.sockets.all) pair.flush();
    }
  }

  /** As `settle` for somebody outside: IndexedDB needs turns of the event loop. */
  async settleAll(): Promise<void> {
    for (let turn = 0; turn < 40; turn++) {
      await new Promise((resolve) => setTimeout(resolve));
      await this.settle(5);
    }
  }

  async advance(ms: number): Promise<void> {
    const step = Math.max(50, ms / 200);
    for (let left = ms; left > 0; left -= step) {
      await this.clock.advance(Math.min(step, left));
      await this.settle(20);
    }
  }

  /** Something happens in the shop that this customer is not told. */
  elsewhere(): void {
    this.#seq++;
  }

  /** Records an event and tells whoever is connected. */
  happen(conversationId: string, event: WithoutAbout<ConversationEvent>): number {
    const seq = ++this.#seq;
    this.#record(seq, { conversationId, at: this.clock.now(), ...event });
    return seq;
  }

  /** The agent writes. */
  says(conversationId: string, text: string): number {
    const seq = this.#seq + 1;
    const author = { kind: 'agent' as const, id: 'amy', name: 'Amy' };
    return this.happen(conversationId, { type: 'message.posted', message: this.#message(seq, author, text) });
  }

  /** The customer's messages as stored, in order. */
  texts(conversationId: string): string[] {
    return this.conversation(conversationId).items.flatMap((item) =>
      item.kind === 'message' ? item.text : [],
    );
  }

  tell(frame: ServerFrame, pair = this.socket): void {
    pair.tell(this.isNewer ? frame : ServerFrame.parse(frame));
  }

  #record(seq: number, event: FeedEvent): void {
    this.journal.push({ seq, event });
    for (const pair of this.#live) this.#event(pair, seq, event);
  }

  #event(pair: SocketPair, seq: number, event: FeedEvent): void {
    this.tell({ type: 'event', seq, after: this.#told.get(pair) ?? 0, event }, pair);
    this.#told.set(pair, seq);
  }

  #read(pair: SocketPair, frame: ClientFrame): void {
    if (frame.type === 'ping') this.tell({ type: 'pong' }, pair);
    if (frame.type === 'hello') this.#welcome(pair, frame);
    if (frame.type === 'request') {
      this.requests.push(frame);
      if (!this.silent) this.#answer(pair, frame);
    }
  }

  #welcome(pair: SocketPair, hello: Extract<ClientFrame, { type: 'hello' }>): void {
    this.hellos.push(hello);
    const { since } = hello;
    const resumed =
      this.resumable && since !== undefined && since.epoch === this.epoch && since.seq <= this.#seq;
    const conversations = [...this.conversations.values()]
      .filter(({ state }) => state !== 'ended')
      .map((conversation) => trimConversation(conversation, 50));
    const customerGroups = [...this.groups.all.values()];
    const snapshot = { conversations, ...(customerGroups.length > 0 ? { customerGroups } : {}) };
    this.tell(
      {
        type: 'welcome',
        v: 1,
        position: { epoch: this.epoch, seq: this.#seq },
        resumed,
        me: { kind: 'customer', id: this.customerId },
        shop: { id: 'demo', name: '演示店' },
        now: this.clock.now(),
        heartbeatMs: 10_000,
        ...(resumed ? {} : { snapshot }),
      },
      pair,
    );
    const from = resumed ? since.seq : this.#seq;
    this.#told.set(pair, this.journal.findLast(({ seq }) => seq <= from)?.seq ?? 0);
    for (const { seq, event } of this.journal) {
      const told = seq > from && this.groups.toldLate(event);
      if (told) this.#event(pair, seq, told);
    }
    this.#live.add(pair);
  }

  #answer(pair: SocketPair, request: Request): void {
    try {
      this.onRequest(request);
      const method = request.method as Method;
      const params = methods[method].params.parse(request.params) as Record<string, never>;
      const result: unknown = this.#do(method, params);
      this.tell(
        {
          type: 'reply',
          id: request.id,
          result: this.isNewer ? result : methods[method].result.parse(result),
        },
        pair,
      );
    } catch (thrown) {
      const error =
        thrown instanceof Error && 'toWire' in thrown
          ? (thrown as ReturnType<typeof refusal>).toWire()
          : undefined;
      if (!error) throw thrown;
      this.tell({ type: 'reply', id: request.id, error }, pair);
    }
  }

  #do(method: Method, params: Record<string, never>): unknown {
    const { conversationId = '' } = params as { conversationId?: string };
    switch (method) {
      case 'conversation.open': {
        const scope = methods[method].params.parse(params).scope;
        const key = JSON.stringify(scope);
        const running = [...this.conversations.values()].find(
          (one) => one.state !== 'ended' && JSON.stringify(one.scope) === key,
        );
        const id = running?.id ?? `conversation-${String(++this.#ids)}`;
        if (!running) {
          this.happen(id, { type: 'conversation.opened', scope, customer: { id: this.customerId } });
          this.happen(id, {
            type: 'conversation.assigned',
            agent: { id: 'amy', name: 'Amy' },
            group: { id: 'default', name: '默认客服组' },
            cause: 'entry',
          });
        }
        const { agent, group } = this.conversation(id);
        return { outcome: { kind: 'assigned', agent, group }, conversation: this.conversation(id) };
      }
      case 'message.send': {
        const { clientId, text = '', files, card } = methods[method].params.parse(params);
        if (!this.conversations.has(conversationId))
          return this.groups.posted(conversationId, clientId, text);
        const first = this.journal.find(
          ({ event }) => event.type === 'message.posted' && event.message.clientId === clientId,
        )?.event;
        if (first?.type === 'message.posted') return first.message;
        const seq = this.#seq + 1;
        const author = { kind: 'customer' as const, id: this.customerId };
        this.happen(conversationId, {
          type: 'message.posted',
          message: {
            ...this.#message(seq, author, text),
            clientId,
            ...(files && { files: files.map((id) => ({ id, name: id, type: 'image/png', size: 1 })) }),
            ...(card && { card: { ...card, verified: false } }),
          },
        });
        return { id: `message-${String(seq)}`, seq, at: this.clock.now() };
      }
      case 'message.seen': {
        const { upTo } = methods[method].params.parse(params);
        this.happen(conversationId, { type: 'message.seen', by: 'customer', upTo });
        return {};
      }
      case 'conversation.end':
        if (this.conversation(conversationId).state !== 'ended') {
          this.happen(conversationId, { type: 'conversation.ended', by: 'customer' });
        }
        return {};
      case 'history.read': {
        const { before = Infinity, limit } = methods[method].params.parse(params);
        const items = this.conversation(conversationId).items.filter(({ seq }) => seq < before);
        return { items: items.slice(-limit), more: items.length > limit } satisfies {
          items: TimelineItem[];
          more: boolean;
        };
      }
      case 'conversation.choose':
        return {
          outcome: { kind: 'assigned', agent: { id: 'amy', name: 'Amy' }, group: { id: 'g', name: 'G' } },
        };
      case 'conversation.rate': {
        const { grade, comment } = methods[method].params.parse(params);
        this.happen(conversationId, {
          type: 'conversation.rated',
          grade,
          ...(comment === undefined ? {} : { comment }),
        });
        return {};
      }
      case 'conversation.ask-about': {
        const { scope, reRoute } = methods[method].params.parse(params);
        const { agent, group } = this.conversation(conversationId);
        this.happen(conversationId, { type: 'conversation.scope-changed', scope });
        return { outcome: { kind: 'assigned', agent, group }, otherGroups: reRoute ? [] : this.otherGroups };
      }
      case 'customer-group.list': {
        const chats = [...this.groups.all.values()];
        this.onListed();
        return { chats };
      }
      case 'customer-group.history': {
        const { chatId, before, limit } = methods[method].params.parse(params);
        return this.groups.page(chatId, before, limit);
      }
      case 'customer-group.see': {
        const { chatId, upTo } = methods[method].params.parse(params);
        this.groups.sees(chatId, upTo);
        return {};
      }
      case 'customer-group.leave':
        this.groups.gone(methods[method].params.parse(params).chatId);
        return {};
      case 'queue.leave':
      case 'robot.hand-over':
      case 'answers.read':
      case 'hours.read':
      case 'conversation.transfer':
      case 'leave-message.list':
      case 'leave-message.assign':
      case 'customer.block':
      case 'customer.unblock':
      case 'explain.me':
      case 'status.set':
      case 'notices.list':
      case 'customer.about':
      case 'phrases.read':
      case 'phrase.put':
      case 'phrase.delete':
      case 'shop-phrase.put':
      case 'shop-phrase.delete':
      case 'customer.search':
      case 'message.search':
      case 'note.add':
      case 'message.recall':
      case 'staff-chat.open':
      case 'staff-chat.create':
      case 'staff-chat.rename':
      case 'staff-chat.add':
      case 'staff-chat.remove':
      case 'staff-chat.see':
      case 'staff-chat.history':
      case 'customer-group.create':
      case 'customer-group.rename':
      case 'customer-group.add':
      case 'customer-group.remove':
      case 'friend.mark':
      case 'wall.read':
      case 'conversation.supervise':
      case 'conversation.take-over':
      case 'conversation.start':
      case 'figures.today':
      case 'figures.read':
      case 'figures.details':
      case 'figures.explain':
        throw refusal('FORBIDDEN');
    }
  }

  #message(seq: number, author: { kind: 'customer' | 'agent'; id: string; name?: string }, text: string) {
    return {
      kind: 'message' as const,
      id: `message-${String(seq)}`,
      seq,
      at: this.clock.now(),
      author,
      text,
    };
  }
}

export function refusal(code: Exclude<ErrorCode, 'RATE_LIMITED'>): ReturnType<typeof shopbellError> {
  return shopbellError(code as 'FORBIDDEN');
}
