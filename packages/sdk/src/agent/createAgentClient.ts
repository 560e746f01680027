import { connectionLost } from '../client/clientErrors.ts';
import { ClientCore } from '../client/clientCore.ts';
import type { Introduction, TrafficFrame } from '../connection/attempt.ts';
import type { Credentials } from '../files/fileTransfer.ts';
import { knownItems } from '../guards/conversation.ts';
import { isHistory, isNothing } from '../guards/results.ts';
import type { HistoryPage } from '../client/conversationClient.ts';
import type { Conversation } from '../model/conversation.ts';
import type { CustomerAbout } from '../model/customers.ts';
import type { GroupLoad, WelcomeFrame } from '../model/frames.ts';
import type { Session, SignIn } from '../model/http.ts';
import type { FeedEvent } from '../model/events.ts';
import type { AgentExplanation, FiguresToday } from '../model/methods.ts';
import type { ShopNotice } from '../model/notices.ts';
import type { AgentStatus } from '../model/people.ts';
import type { Phrase, PhraseInput, Phrases } from '../model/phrases.ts';
import type { ScopeInput } from '../model/scope.ts';
import { platformWith } from '../platform.ts';
import type { Present } from '../tabs/relay.ts';
import type {
  AgentClient,
  AgentClientEvents,
  AgentClientOptions,
  CustomerPage,
  CustomerSearch,
  MessagePage,
  MessageSearch,
  PhraseList,
  RosterEntry,
  TransferTarget,
  PendingLeaveMessages,
} from './agentClient.ts';
import { isExplanation, isLeaveMessages, isNoteKept, isNoticeList, isRecalled } from './answers.ts';
import { isCustomerAbout, isCustomerPage, isMessagePage, isStarted } from './customers.ts';
import { agentsFrames } from './frames.ts';
import { HeldStaffChats } from './heldStaffChats.ts';
import { isPhrase, isPhrases } from './phrases.ts';
import { HeldRoster } from './roster.ts';
import { AgentSession } from './session.ts';
import { HeldSupervision } from './supervision.ts';
import { isStaffEvent } from './staffChatChecks.ts';

/** A client that does nothing yet: sign in, then connect; with an API key, connect. */
export function createAgentClient(options: AgentClientOptions): AgentClient {
  return new Agent(options);
}

class Agent extends ClientCore<AgentClientEvents> implements AgentClient {
  readonly staffChats: HeldStaffChats;
  readonly supervision: HeldSupervision;
  readonly #session: AgentSession;
  readonly #roster: HeldRoster;
  #figures: FiguresToday | undefined;
  #lines: readonly GroupLoad[] = [];

  constructor({ server, apiKey, platform }: AgentClientOptions) {
    super('agent', server, platformWith(platform), agentsFrames);
    this.#session = new AgentSession(this.platform, this.server, apiKey);
    this.#roster = new HeldRoster(this.emitter);
    this.supervision = new HeldSupervision(this.emitter, this.ask, this.platform.clock, this.mirror);
    const [{ newId }, { outbox }] = [this.platform, this.mirror];
    this.staffChats = new HeldStaffChats(this.emitter, {
      ask: this.ask,
      newId,
      outbox,
      me: () => this.me?.id,
    });
  }

  get me(): RosterEntry | undefined {
    return this.#roster.me;
  }

  get agents(): readonly RosterEntry[] {
    return this.#roster.all;
  }

  get figures(): FiguresToday | undefined {
    return this.#figures;
  }

  signIn(credentials: SignIn): Promise<Session> {
    return this.#session.signIn(credentials);
  }

  session(): Promise<Session | undefined> {
    return this.#session.find();
  }

  async signOut(): Promise<void> {
    this.leaving = true;
    try {
      await this.#session.end();
    } finally {
      this.leaving = false;
    }
    this.close(connectionLost());
    void this.mirror.erase();
    this.#figures = undefined;
    this.#lines = [];
    this.emitter.forget('ready');
    this.#roster.forget();
    this.supervision.forget();
    this.staffChats.replace({});
  }

  get lines(): readonly GroupLoad[] {
    return this.#lines;
  }

  async setStatus(status: AgentStatus, options: Parameters<AgentClient['setStatus']>[1] = {}): Promise<void> {
    await this.ask('status.set', { status, ...options }, { expect: isNothing });
  }

  async transfer(conversationId: string, to: TransferTarget, note?: string): Promise<void> {
    const params = { conversationId, to, ...(note === undefined ? {} : { note }) };
    await this.ask('conversation.transfer', params, { expect: isNothing, repeatable: false });
  }

  leaveMessages(page: { skip?: number; limit?: number } = {}): Promise<PendingLeaveMessages> {
    return this.ask('leave-message.list', page, { expect: isLeaveMessages });
  }

  async assignLeaveMessage(conversationId: string, agentId: string): Promise<void> {
    const params = { conversationId, agentId };
    await this.ask('leave-message.assign', params, { expect: isNothing, repeatable: false });
  }

  async addNote(conversationId: string, text: string, options?: { clientId?: string }): Promise<void> {
    const params = { conversationId, clientId: options?.clientId ?? this.platform.newId(), text };
    await this.ask('note.add', params, { expect: isNoteKept });
  }

  async recall(conversationId: string, messageId: string): Promise<void> {
    await this.ask('message.recall', { conversationId, messageId }, { expect: isRecalled });
  }

  async block(customerId: string, reason: string): Promise<void> {
    await this.ask('customer.block', { customerId, reason }, { expect: isNothing });
  }

  async unblock(customerId: string): Promise<void> {
    await this.ask('customer.unblock', { customerId }, { expect: isNothing });
  }

  searchCustomers(text: string, { signal, ...search }: CustomerSearch = {}): Promise<CustomerPage> {
    return this.ask('customer.search', { text, ...search }, { expect: isCustomerPage, signal });
  }

  searchMessages(text: string, { signal, ...search }: MessageSearch = {}): Promise<MessagePage> {
    return this.ask('message.search', { text, ...search }, { expect: isMessagePage, signal });
  }

  aboutCustomer(conversationId: string): Promise<CustomerAbout> {
    return this.ask('customer.about', { conversationId }, { expect: isCustomerAbout, repeatable: true });
  }

  async readHistory(conversationId: string, before?: number): Promise<HistoryPage> {
    const params = { conversationId, ...(before === undefined ? {} : { before }) };
    const { items, more } = await this.ask('history.read', params, { expect: isHistory });
    return { items: knownItems(items), more };
  }

  async contact(customerId: string): Promise<Conversation> {
    const options = { expect: isStarted };
    return this.mirror.answered((await this.ask('conversation.start', { customerId }, options)).conversation);
  }

  phrases(): Promise<Phrases> {
    return this.ask('phrases.read', {}, { expect: isPhrases, repeatable: true });
  }

  putPhrase(of: PhraseList, phrase: PhraseInput): Promise<Phrase> {
    const method = of === 'own' ? 'phrase.put' : 'shop-phrase.put';
    return this.ask(method, phrase, { expect: isPhrase, repeatable: false });
  }

  async deletePhrase(of: PhraseList, id: string): Promise<void> {
    const method = of === 'own' ? 'phrase.delete' : 'shop-phrase.delete';
    await this.ask(method, { id }, { expect: isNothing, repeatable: true });
  }

  async notices(): Promise<readonly ShopNotice[]> {
    return (await this.ask('notices.list', {}, { expect: isNoticeList })).notices;
  }

  explain(scope?: ScopeInput): Promise<AgentExplanation> {
    return this.ask('explain.me', scope ? { scope } : {}, { expect: isExplanation });
  }

  /** A bot shares with nobody. Where no tabs can share, nobody needs to be asked. */
  protected override async whose(signal: AbortSignal): Promise<string | undefined> {
    if (!this.platform.BroadcastChannel || this.#session.isBot) return undefined;
    const { shop, agent } = await this.#session.known(signal);
    return this.ownerKey(shop.id, { kind: 'agent', id: agent.id });
  }

  protected override mistaken(): void {
    this.#session.forget();
  }

  protected override present(welcome: WelcomeFrame): Present {
    const [me, agents, figures, groups] = [this.me, this.agents, this.#figures, this.#lines];
    return {
      welcome: {
        ...welcome,
        ...(me && { me: { kind: 'agent', ...me } }),
        snapshot: {
          conversations: [],
          ...welcome.snapshot,
          agents: [...agents],
          ...this.staffChats.snapshot,
        },
      },
      more: [
        ...(figures ? [{ type: 'figures', figures } as const] : []),
        { type: 'lines', groups: [...groups] },
      ],
    };
  }

  protected override shown(): Promise<Credentials> {
    return Promise.resolve(this.#session.shown);
  }

  protected override async authenticate(signal: AbortSignal): Promise<Introduction['hello']['auth']> {
    return { kind: 'agent', ticket: await this.#session.ticket(signal) };
  }

  protected override welcomed({ me, shop, snapshot }: WelcomeFrame): AgentClientEvents['ready'] {
    // The checks of this client let nobody else be welcomed as an agent.
    const { id, name, status } = me as Extract<WelcomeFrame['me'], { kind: 'agent' }>;
    this.#roster.welcomed({ id, name, status }, snapshot?.agents);
    this.supervision.online();
    if (snapshot) this.staffChats.replace(snapshot);
    return { me: { id, name, status }, shop: { id: shop.id, name: shop.name } };
  }

  protected override heard(frame: TrafficFrame): void {
    if (frame.type === 'figures') {
      this.#figures = frame.figures;
      this.emitter.emit('figures', frame.figures);
    } else if (frame.type === 'lines') {
      this.#lines = frame.groups;
      this.emitter.emit('lines', frame.groups);
    } else if (frame.type === 'roster') {
      this.#roster.heard(frame);
    } else if (frame.type === 'notices') {
      this.emitter.emit('notices', frame.notices);
    } else if (frame.type === 'wall') {
      this.supervision.heard(frame.agents);
    } else if (frame.type === 'event') this.#happened(frame.event);
  }

  #happened(event: FeedEvent): void {
    if (isStaffEvent(event)) {
      this.staffChats.heard(event);
    } else if (event.type === 'agent.status-changed') {
      this.#roster.changed(event.agentId, event.status);
    } else if (event.type === 'agent.named') {
      this.#roster.named(event.agent);
    } else if (event.type === 'setup.changed') {
      this.emitter.emit('setup', { what: event.what, id: event.id });
    }
  }
}
