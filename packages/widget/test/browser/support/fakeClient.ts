import { outcomeOf } from '@shopbell/sdk';
import type {
  Conversation,
  CustomerClient,
  FittingAnswers,
  GroupRef,
  HistoryPage,
  JoinedGroups,
  MessageContent,
  Openings,
  OutgoingMessage,
  RoutingOutcome,
  ScopeInput,
  ShopbellError,
} from '@shopbell/sdk';
import { FakeDesk } from './fakeDesk.ts';
import { FakeGroups } from './fakeGroups.ts';
import { amy, groups, startedAt } from './fixtures.ts';

export { amy, faq, groups, options, recommendations, startedAt, waiting } from './fixtures.ts';

/** A customer client made by hand: it does what the test says, at once, and keeps a list of what was asked of it. */
export class FakeClient extends FakeDesk implements CustomerClient {
  customerId: string | undefined = 'me';
  unread = 0;
  readonly groups = new FakeGroups(this);
  leads = true;
  readonly #drafts = new Map<string, string>();
  /** What was asked, in order: `open`, `send hello`, … */
  readonly asked: string[] = [];
  readonly scopes: ScopeInput[] = [];
  /** Pages that answers were asked for. */
  readonly answersAsked: string[] = [];
  /** Groups whose hours were asked for. */
  readonly hoursAsked: string[] = [];
  /** What `open` comes to. */
  opens: Partial<Conversation> = { state: 'assigned', agent: amy, group: groups.presale };
  refusal: ShopbellError | undefined;
  known = false;
  /** While set, `connect` waits for it. */
  gate: Promise<void> | undefined;
  /** What fits a page, by page and `queued`; a rejection if it is an error. */
  fitting: (page: string | undefined, queued: boolean) => FittingAnswers = () => ({
    faq: [],
    recommendations: [],
  });
  /** The bytes of a file. */
  files: (id: string) => Blob | Promise<Blob> = () => new Blob(['file']);
  /** Who else serves what is asked about. */
  elsewhere: readonly GroupRef[] = [];
  /** When the shop and its groups are open. */
  hours: Partial<Openings> = {};
  historyPage: HistoryPage = { items: [], more: false };

  async connect(): Promise<void> {
    this.asked.push('connect');
    if (this.connection !== 'online') this.set('connecting');
    await this.gate;
    if (this.refusal) throw this.refusal;
    this.set('online');
  }

  async resumeIfKnown(): Promise<boolean> {
    if (!this.known) return false;
    await this.connect();
    this.emit('reset', this.conversations);
    return true;
  }

  async open(scope: ScopeInput = {}): Promise<{ outcome: RoutingOutcome; conversation: Conversation }> {
    this.asked.push('open');
    this.scopes.push(scope);
    if (this.refusal) throw this.refusal;
    const same = [...this.conversations.values()].find(
      (conversation) =>
        conversation.state !== 'ended' &&
        conversation.scope.page === (scope.page ?? 'shop') &&
        conversation.scope.sku === scope.sku,
    );
    const conversation = same ?? this.begin(scope, this.opens);
    const outcome = outcomeOf(conversation) ?? {
      kind: 'queued',
      group: groups.presale,
      place: 4,
      expectedWaitMs: 120_000,
      faq: [],
    };
    return await Promise.resolve({ outcome, conversation });
  }

  async choose(conversationId: string, groupId: string): Promise<RoutingOutcome> {
    this.asked.push(`choose ${groupId}`);
    await Promise.resolve();
    if (this.refusal) throw this.refusal;
    const group = Object.values(groups).find(({ id }) => id === groupId) ?? groups.presale;
    this.change(conversationId, { state: 'assigned', agent: amy, group });
    this.add(conversationId, {
      kind: 'notice',
      at: startedAt,
      notice: { kind: 'assigned', agent: amy, group, cause: 'choice' },
    });
    return { kind: 'assigned', agent: amy, group };
  }

  async leaveQueue(conversationId: string, to: 'leave-message' | 'solved'): Promise<void> {
    this.asked.push(`leave ${to}`);
    await Promise.resolve();
    if (this.refusal) throw this.refusal;
    const { queue: _queue, ...left } = this.get(conversationId);
    this.put({ ...left, state: to === 'solved' ? 'ended' : 'leave-message' });
    this.add(conversationId, {
      kind: 'notice',
      at: startedAt,
      notice:
        to === 'solved'
          ? { kind: 'ended', by: 'customer', cause: 'solved' }
          : { kind: 'leave-message', group: groups.presale },
    });
  }

  async handOver(conversationId: string): Promise<RoutingOutcome> {
    this.asked.push('hand over');
    await Promise.resolve();
    if (this.refusal) throw this.refusal;
    const group = groups.presale;
    this.change(conversationId, { state: 'assigned', agent: amy, group });
    this.add(conversationId, {
      kind: 'notice',
      at: startedAt,
      notice: { kind: 'assigned', agent: amy, group, cause: 'hand-over' },
    });
    return { kind: 'assigned', agent: amy, group };
  }

  async answers(scope: ScopeInput = {}, { queued = false } = {}): Promise<FittingAnswers> {
    this.answersAsked.push(`${scope.page}${queued ? ' queued' : ''}`);
    await Promise.resolve();
    return this.fitting(scope.page, queued);
  }

  async openings(groupIds: readonly string[] = []): Promise<Openings> {
    this.hoursAsked.push(groupIds.join());
    await Promise.resolve();
    return { timeZone: 'Asia/Shanghai', shop: { open: true }, groups: [], ...this.hours };
  }

  async customerGroups(): Promise<JoinedGroups> {
    await Promise.resolve();
    return this.groups;
  }

  async identify(): Promise<void> {
    this.asked.push('identify');
    await Promise.resolve();
  }

  async logout(): Promise<void> {
    this.asked.push('logout');
    await Promise.resolve();
  }

  async rate(
    conversationId: string,
    { grade, comment }: { readonly grade: 1 | 2 | 3 | 4 | 5; readonly comment?: string },
  ): Promise<void> {
    this.asked.push(`rate ${grade}${comment ? ` ${comment}` : ''}`);
    await Promise.resolve();
    if (this.refusal) throw this.refusal;
    this.change(conversationId, { rating: { grade, at: startedAt, ...(comment && { comment }) } });
  }

  async askAbout(
    conversationId: string,
    scope: ScopeInput,
    { reRoute = false } = {},
  ): Promise<{ outcome: RoutingOutcome; otherGroups: readonly GroupRef[] }> {
    this.asked.push(`ask about ${scope.sku ?? scope.page ?? 'shop'}${reRoute ? ' there' : ''}`);
    await Promise.resolve();
    if (this.refusal) throw this.refusal;
    this.change(conversationId, { scope: { ...scope, page: scope.page ?? 'shop', channel: 'web' } });
    const outcome = outcomeOf(this.get(conversationId)) ?? { kind: 'robot' };
    return { outcome, otherGroups: reRoute ? [] : this.elsewhere };
  }

  async file(id: string): Promise<Blob> {
    this.asked.push(`file ${id}`);
    const blob = await this.files(id);
    if (this.refusal) throw this.refusal;
    return blob;
  }

  draft(conversationId: string): string {
    return this.#drafts.get(conversationId) ?? '';
  }

  setDraft(conversationId: string, text: string): void {
    this.#drafts.set(conversationId, text);
    this.emit('draft', { conversationId, text });
  }

  send(conversationId: string, content: string | MessageContent): OutgoingMessage {
    const { text = '', files = [], card } = typeof content === 'string' ? { text: content } : content;
    this.asked.push(
      `send ${text}${files.map((file) => `[${file instanceof File ? file.name : ''}]`).join('')}`,
    );
    const message: OutgoingMessage = {
      clientId: `client-${++this.ids}`,
      conversationId,
      text,
      ...(files.length > 0 && {
        files: files.map((blob, index) => ({
          id: `up-${this.ids}-${index}`,
          name: blob instanceof File ? blob.name : 'file',
          type: blob.type,
          size: blob.size,
          blob,
        })),
      }),
      ...(card && { card }),
      state: 'sending',
      queuedAt: startedAt + 60_000 * this.ids,
    };
    this.setOutgoing(conversationId, [...this.outgoing(conversationId), message]);
    if (text) this.setDraft(conversationId, '');
    return message;
  }

  retry(clientId: string): void {
    this.asked.push(`retry ${clientId}`);
  }

  discard(clientId: string): void {
    this.asked.push(`discard ${clientId}`);
    for (const [id, messages] of this.outbox) {
      this.setOutgoing(
        id,
        messages.filter((message) => message.clientId !== clientId),
      );
    }
  }

  markSeen(conversationId: string, upToSeq: number): void {
    this.asked.push(`seen ${upToSeq}`);
    const known = this.conversations.get(conversationId);
    if (known) this.change(conversationId, { seen: { ...known.seen, customer: upToSeq } });
  }

  setTyping(_conversationId: string, on: boolean): void {
    this.asked.push(`typing ${on}`);
  }

  async loadHistory(conversationId: string): Promise<HistoryPage> {
    this.asked.push('history');
    await Promise.resolve();
    const { items, more } = this.historyPage;
    const known = this.conversations.get(conversationId);
    if (known) this.change(conversationId, { items: [...items, ...known.items], more });
    return this.historyPage;
  }

  async end(conversationId: string): Promise<void> {
    this.asked.push('end');
    await Promise.resolve();
    this.change(conversationId, { state: 'ended', endedAt: startedAt });
    this.add(conversationId, {
      kind: 'notice',
      at: startedAt + 600_000,
      notice: { kind: 'ended', by: 'customer' },
    });
  }

  destroy(): void {
    this.asked.push('destroy');
    this.forgetListeners();
  }
}

/** A client whose `open` comes to this. */
export function clientThatOpens(opens: FakeClient['opens']): FakeClient {
  const client = new FakeClient();
  client.opens = opens;
  return client;
}
