import { createCustomerClient, isShopbellError, outcomeOf } from '@shopbell/sdk';
import type { Conversation, CustomerClient, OutgoingMessage } from '@shopbell/sdk';
import type { RoutingOutcome, ShopbellError } from '@shopbell/sdk';
import type { PageScope } from '../bell/scopeAttributes.ts';
import { Reading } from './reading.ts';
import { isAbout, runningOn } from './running.ts';
import { screenOf, type Screen } from './screen.ts';
import type { Step, ViewActions } from './viewActions.ts';
import type { DeskAccess, DeskHost } from './deskHost.ts';

/** The one bridge between the SDK and the views: holds the client, says what to show, and does what views ask for. */
export class DeskController implements ViewActions {
  readonly #host: DeskHost;
  #client: CustomerClient | undefined;
  #release: (() => void)[] = [];
  /** Ends the entry that is under way. */
  #entry: AbortController | undefined;
  #shown: string | undefined;
  readonly #reading: Reading;
  readonly #typing = new Set<string>();
  readonly #attached = new Map<string, readonly File[]>();
  readonly #told = new WeakSet<ShopbellError>();

  /** Why the last entry came to nothing. */
  problem: ShopbellError | undefined;
  /** A refusal that concerns one step and not the whole panel; told beside the view. */
  trouble: ShopbellError | undefined;
  /** The group that was tapped, until the desk has answered. */
  choosing: string | undefined;
  /** A step out of the line, or to a person, is under way. */
  busy = false;
  loadingHistory = false;
  groupUnread: number | undefined;

  constructor(host: DeskHost) {
    this.#host = host;
    this.#reading = new Reading(
      host,
      () => this.conversation,
      ({ id }, upTo) => this.#client?.markSeen(id, upTo),
    );
  }

  /** Starts with a client, letting go of the one before. A conversation that this device remembers is resumed. */
  use(access: DeskAccess): void {
    const { unread } = this;
    this.letGo();
    this.#begin(access);
    // What the page shows of it by itself was that of the client before.
    if (this.unread !== unread) this.#host.tell('shopbell-unread', { count: this.unread });
  }

  #begin({ client, server, shop }: DeskAccess): void {
    if (!client && (!server || !shop)) return;
    const used = client ?? createCustomerClient({ server: server ?? '', shopId: shop ?? '' });
    this.#client = used;
    const changed = () => {
      this.#host.requestUpdate();
    };
    this.#release = [
      ...(['connection', 'conversation', 'outgoing', 'draft'] as const).map((name) => used.on(name, changed)),
      used.on('reset', () => {
        // Another journal, another customer: what was shown may be gone.
        const shows = this.conversation !== undefined || this.#showRunning();
        if (!shows && this.#host.opened && !this.#entry) this.enter();
        changed();
      }),
      used.on('message', (detail) => {
        this.#host.tell('shopbell-message', detail);
      }),
      used.on('typing', ({ conversationId, by, on }) => {
        if (by !== 'agent') return;
        if (on) this.#typing.add(conversationId);
        else this.#typing.delete(conversationId);
        changed();
      }),
      used.on('unread', () => {
        changed();
        this.#host.tell('shopbell-unread', { count: this.unread });
      }),
      used.on('groupNews', () => {
        this.groupUnread ??= 0;
        changed();
      }),
      used.on('outcome', ({ conversationId, outcome }) => {
        if (conversationId === this.#shown) this.trouble = undefined;
        this.#came(conversationId, outcome);
      }),
      used.on('error', (error) => {
        if (used.connection === 'closed') this.problem = error;
        changed();
        this.refusal(error);
      }),
    ];
    if (this.#host.metrics) {
      this.#release.push(
        used.on('metrics', (told) => {
          this.#host.tell('shopbell-metrics', told);
        }),
      );
    }
    // A client that is given may be far ahead of us.
    this.#showRunning();
    if (!client) this.#release.push(() => used.destroy());
    used.resumeIfKnown().then(changed, changed);
  }

  /** Lets go of the client; one of our own is destroyed. What was not sent stays on the device. */
  letGo(): void {
    this.#entry?.abort();
    for (const release of this.#release) release();
    this.#release = [];
    this.#client =
      this.#entry =
      this.#shown =
      this.problem =
      this.trouble =
      this.choosing =
      this.groupUnread =
        undefined;
    this.busy = this.loadingHistory = false;
    this.#typing.clear();
  }

  get screen(): Screen {
    return screenOf({
      problem: this.problem,
      conversation: this.conversation,
      unreachable: !this.#client || this.offline,
    });
  }

  get conversation(): Conversation | undefined {
    return this.#client?.conversations.get(this.#shown ?? '');
  }

  get outgoing(): readonly OutgoingMessage[] {
    return this.#client?.outgoing(this.#shown ?? '') ?? [];
  }

  get draftText(): string {
    return this.#client?.draft(this.#shown ?? '') ?? '';
  }

  /** With the panel open, what happened up to this sequence was in sight. */
  get lookedUpTo(): number {
    return this.#reading.lookedUpTo;
  }

  get unread(): number {
    return (this.#client?.unread ?? 0) + (this.groupUnread ?? 0);
  }

  /** Not online although it was asked to be. */
  get offline(): boolean {
    return /offline|closed/.test(this.#client?.connection ?? '');
  }

  get agentTyping(): boolean {
    return this.#typing.has(this.#shown ?? '');
  }

  get client(): CustomerClient | undefined {
    return this.#client;
  }

  get scope(): PageScope {
    return this.#host.scope;
  }

  enter(): void {
    void this.#enter(false);
  }

  enterAnew(): void {
    void this.#enter(true);
  }

  async #enter(anew: boolean): Promise<void> {
    const client = this.#client;
    if (!client) return;
    this.#entry?.abort();
    const entry = (this.#entry = new AbortController());
    const goesOn = () => this.#entry === entry;
    this.problem = this.trouble = undefined;
    this.#host.requestUpdate();
    try {
      await client.connect();
      if (!goesOn()) return;
      if (!anew && this.#showRunning()) {
        const { conversation } = this;
        // An agent may have come meanwhile: entering again turns a waiting message into a conversation (LM-20).
        if (conversation?.state === 'leave-message' && isAbout(conversation.scope, this.#host.scope)) {
          await client.open(conversation.scope, { signal: entry.signal });
        }
        return;
      }
      if (anew) this.#shown = undefined;
      const { outcome, conversation } = await client.open(this.#host.scope, { signal: entry.signal });
      if (!goesOn()) return;
      this.show(conversation.id);
      // What the conversation itself does not say comes with the answer alone.
      if (!outcomeOf(conversation)) this.#came(conversation.id, outcome);
    } catch (error) {
      if (goesOn()) this.problem = this.refusal(error);
    } finally {
      if (goesOn()) this.#entry = undefined;
      this.#host.requestUpdate();
    }
  }

  #showRunning(): boolean {
    const running = runningOn(this.#host.scope, this.#client?.conversations.values() ?? []);
    if (running && this.conversation?.state !== 'ended') this.#shown = running.id;
    return running !== undefined;
  }

  #came(conversationId: string, outcome: RoutingOutcome): void {
    this.#host.tell('shopbell-outcome', { conversationId, outcome });
  }

  refusal(error: unknown): ShopbellError {
    if (!isShopbellError(error)) throw error;
    // The client tells of a closed connection, and so does the step that waited for it.
    if (!this.#told.has(error)) this.#host.tell('shopbell-error', { error });
    this.#told.add(error);
    return error;
  }

  async step(run: Step): Promise<void> {
    const client = this.#client;
    // What becomes of a step with the client before concerns nobody any more.
    const goesOn = () => this.#client === client;
    this.trouble = undefined;
    this.#host.requestUpdate();
    try {
      if (client && this.#shown) await run(client, this.#shown);
    } catch (error) {
      if (goesOn() || !isShopbellError(error)) this.trouble = this.refusal(error);
    } finally {
      if (goesOn()) {
        this.choosing = undefined;
        this.loadingHistory = this.busy = false;
        this.#host.requestUpdate();
      }
    }
  }

  choose(groupId: string): void {
    if (this.choosing) return;
    this.choosing = groupId;
    void this.step((client, conversationId) => client.choose(conversationId, groupId));
  }

  handOver(): void {
    this.stepOnce((client, conversationId) => client.handOver(conversationId));
  }

  stepOnce(run: Step): void {
    if (this.busy) return;
    this.busy = true;
    void this.step(run);
  }

  send(text: string): void {
    if (!this.#shown) return;
    this.#client?.send(this.#shown, { text, files: this.attached });
    this.#client?.setTyping(this.#shown, false);
    this.attach([]);
  }

  draft(text: string): void {
    if (!this.#shown) return;
    this.#client?.setDraft(this.#shown, text);
    this.#client?.setTyping(this.#shown, text !== '');
  }

  get attached(): readonly File[] {
    return this.#attached.get(this.#shown ?? '') ?? [];
  }

  attach(files: readonly File[]): void {
    if (this.#shown) this.#attached.set(this.#shown, files);
    this.#host.requestUpdate();
  }

  retry(clientId: string): void {
    this.#client?.retry(clientId);
  }

  discard(clientId: string): void {
    this.#client?.discard(clientId);
  }

  history(): void {
    if (this.loadingHistory) return;
    this.loadingHistory = true;
    void this.step((client, conversationId) => client.loadHistory(conversationId));
  }

  atBottom(on: boolean): void {
    this.#reading.atBottom = on;
    this.#reading.look();
  }

  cover(on: boolean): void {
    this.#reading.covered = on;
    this.#reading.look();
  }

  show(conversationId: string): void {
    this.#shown = conversationId;
    this.#reading.atBottom = true;
    this.#host.requestUpdate();
  }
}
