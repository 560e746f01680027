import { connectionLost } from '../client/clientErrors.ts';
import { ClientCore } from '../client/clientCore.ts';
import type { Introduction, TrafficFrame } from '../connection/attempt.ts';
import type { Credentials } from '../files/fileTransfer.ts';
import { knownItems } from '../guards/conversation.ts';
import { isHistory, isNothing } from '../guards/results.ts';
import type { HistoryPage, Waiting } from '../client/conversationClient.ts';
import type { Conversation } from '../model/conversation.ts';
import type { CustomerAbout } from '../model/customers.ts';
import { foldForAgents } from '../model/foldForAgents.ts';
import type { GroupLoad, WelcomeFrame } from '../model/frames.ts';
import type { PasswordChange, Session, SignIn } from '../model/http.ts';
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
import { withoutWords } from './erased.ts';
import { agentsFrames } from './frames.ts';
import { AgentCustomerGroups, isGroupEvent } from './customerGroups.ts';
import { HeldStaffChats } from './heldStaffChats.ts';
import { agentPerformance } from './performance.ts';
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
  readonly customerGroups: AgentCustomerGroups;
  readonly supervision: HeldSupervision;
  readonly performance = agentPerformance(this.ask);
  readonly #session: AgentSession;
  readonly #roster: HeldRoster;
  #figures: FiguresToday | undefined;
  #lines: readonly GroupLoad[] = [];

  constructor({ server, apiKey, platform }: AgentClientOptions) {
    super('agent', server, platformWith(platform), agentsFrames);
    this.mirror.fold = foldForAgents;
    this.#session = new AgentSession(this.platform, this.server, apiKey);
    this.#roster = new HeldRoster(this.emitter);
    this.supervision = new HeldSupervision(this.emitter, this.ask, this.platform.clock, this.mirror);
    // What a colleague has, or what is over, is nobody else's to answer.
    this.mirror.marks.skips = ({ state, agent }) => state === 'ended' || agent?.id !== this.me?.id;
    const [{ newId }, { outbox }] = [this.platform, this.mirror];
    this.staffChats = new HeldStaffChats(this.emitter, {
      ask: this.ask,
      newId,
      outbox,
      me: () => this.me?.id,
    });
    this.customerGroups = new AgentCustomerGroups(
      {
        ask: this.ask,
        side: 'agent',
        me: () => this.me?.id,
        outbox,
        emitter: this.emitter,
      },
      newId,
    );
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

  signIn(credentials: SignIn, { signal }: Waiting = {}): Promise<Session> {
    return this.#session.signIn(credentials, signal);
  }

  session({ signal }: Waiting = {}): Promise<Session | undefined> {
    return this.#session.find(signal);
  }

  changePassword(change: PasswordChange, { signal }: Waiting = {}): Promise<Session> {
    return this.#session.changePassword(change, signal);
  }

  async signOut({ signal }: Waiting = {}): Promise<void> {
    this.leaving = true;
    try {
      await this.#session.end(signal);
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
    this.customerGroups.replace();
  }

  get lines(): readonly GroupLoad[] {
    return this.#lines;
  }

  async setStatus(
    status: AgentStatus,
    { signal, ...options }: NonNullable<Parameters<AgentClient['setStatus']>[1]> = {},
  ): Promise<void> {
    await this.ask('status.set', { status, ...options }, { expect: isNothing, signal });
  }

  async transfer(
    conversationId: string,
    to: TransferTarget,
    note?: string,
    { signal }: Waiting = {},
  ): Promise<void> {
    const params = { conversationId, to, ...(note === undefined ? {} : { note }) };
    await this.ask('conversation.transfer', params, { expect: isNothing, repeatable: false, signal });
  }

  leaveMessages({
    signal,
    ...page
  }: Waiting & { skip?: number; limit?: number } = {}): Promise<PendingLeaveMessages> {
    return this.ask('leave-message.list', page, { expect: isLeaveMessages, signal });
  }

  async assignLeaveMessage(conversationId: string, agentId: string, { signal }: Waiting = {}): Promise<void> {
    const params = { conversationId, agentId };
    await this.ask('leave-message.assign', params, { expect: isNothing, repeatable: false, signal });
  }

  async end(conversationId: string, { signal }: Waiting = {}): Promise<void> {
    await this.ask('conversation.end', { conversationId }, { expect: isNothing, signal });
  }

  async addNote(
    conversationId: string,
    text: string,
    { clientId = this.platform.newId(), signal }: Waiting & { clientId?: string } = {},
  ): Promise<void> {
    await this.ask('note.add', { conversationId, clientId, text }, { expect: isNoteKept, signal });
  }

  async recall(conversationId: string, messageId: string, { signal }: Waiting = {}): Promise<void> {
    await this.ask('message.recall', { conversationId, messageId }, { expect: isRecalled, signal });
  }

  async block(customerId: string, reason: string, { signal }: Waiting = {}): Promise<void> {
    await this.ask('customer.block', { customerId, reason }, { expect: isNothing, signal });
  }

  async unblock(customerId: string, { signal }: Waiting = {}): Promise<void> {
    await this.ask('customer.unblock', { customerId }, { expect: isNothing, signal });
  }

  searchCustomers(text: string, { signal, ...search }: CustomerSearch = {}): Promise<CustomerPage> {
    return this.ask('customer.search', { text, ...search }, { expect: isCustomerPage, signal });
  }

  searchMessages(text: string, { signal, ...search }: MessageSearch = {}): Promise<MessagePage> {
    return this.ask('message.search', { text, ...search }, { expect: isMessagePage, signal });
  }

  aboutCustomer(conversationId: string, { signal }: Waiting = {}): Promise<CustomerAbout> {
    return this.ask('customer.about', { conversationId }, { expect: isCustomerAbout, signal });
  }

  async readHistory(conversationId: string, before?: number, { signal }: Waiting = {}): Promise<HistoryPage> {
    const params = { conversationId, ...(before === undefined ? {} : { before }) };
    const { items, more } = await this.ask('history.read', params, { expect: isHistory, signal });
    return { items: knownItems(items), more };
  }

  async contact(customerId: string, { signal }: Waiting = {}): Promise<Conversation> {
    const options = { expect: isStarted, signal };
    return this.mirror.answered((await this.ask('conversation.start', { customerId }, options)).conversation);
  }

  phrases({ signal }: Waiting = {}): Promise<Phrases> {
    return this.ask('phrases.read', {}, { expect: isPhrases, signal });
  }

  putPhrase(of: PhraseList, phrase: PhraseInput, { signal }: Waiting = {}): Promise<Phrase> {
    const method = of === 'own' ? 'phrase.put' : 'shop-phrase.put';
    return this.ask(method, phrase, { expect: isPhrase, repeatable: false, signal });
  }

  async deletePhrase(of: PhraseList, id: string, { signal }: Waiting = {}): Promise<void> {
    const method = of === 'own' ? 'phrase.delete' : 'shop-phrase.delete';
    await this.ask(method, { id }, { expect: isNothing, signal });
  }

  async notices({ signal }: Waiting = {}): Promise<readonly ShopNotice[]> {
    return (await this.ask('notices.list', {}, { expect: isNoticeList, signal })).notices;
  }

  explain(scope?: ScopeInput, { signal }: Waiting = {}): Promise<AgentExplanation> {
    return this.ask('explain.me', scope ? { scope } : {}, { expect: isExplanation, signal });
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
          customerGroups: [...this.customerGroups.all.values()],
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
    if (snapshot) {
      this.staffChats.replace(snapshot);
      this.customerGroups.replace(snapshot.customerGroups);
    }
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
    } else if (isGroupEvent(event)) {
      this.customerGroups.heard(event);
    } else if (event.type === 'agent.status-changed') {
      this.#roster.changed(event.agentId, event.status);
    } else if (event.type === 'agent.named') {
      this.#roster.named(event.agent);
    } else if (event.type === 'setup.changed') {
      this.emitter.emit('setup', { what: event.what, id: event.id });
    } else if (event.type === 'customer.erased') this.#erased(event.customerIds);
  }

  #erased(customerIds: readonly string[]): void {
    for (const conversation of this.conversations.values())
      if (customerIds.includes(conversation.customer.id))
        this.mirror.answered(withoutWords(conversation), true);
    this.customerGroups.erased(customerIds);
    this.emitter.emit('customerGroups', this.customerGroups.all);
    this.emitter.emit('erased', customerIds);
  }
}
