import type {
  CustomerClient,
  CustomerGroup,
  CustomerGroupItem,
  ChatTimeline,
  JoinedGroups,
  OutgoingMessage,
  ShopbellError,
} from '@shopbell/sdk';
import type { TalkActions, ViewActions } from '../bridge/viewActions.ts';

/** What stands over the conversation: nothing, all that goes on, one group, or who is in it. */
export type GroupPlace = 'none' | 'list' | 'talk' | 'members';

const nothingSaid: ChatTimeline<CustomerGroupItem> = { items: [], more: false };

/** The groups of one customer in one panel: which is shown, and what is done in it. Views come and go, it stays. */
export class GroupDesk implements TalkActions {
  readonly client: CustomerClient;
  readonly #panel: ViewActions;
  place: GroupPlace = 'none';
  /** Undefined until they are known. */
  joined: JoinedGroups | undefined;
  /** A refusal that concerns one step; told above the group. */
  trouble: ShopbellError | undefined;
  /** The newest messages did not come. */
  missing = false;
  /** The customer is asked whether they want to leave. */
  asking = false;
  /** The group that is shown is not the customer's any more. */
  gone = false;
  /** Tells whoever shows it. */
  changed: () => void = () => 0;

  #shownId: string | undefined;
  /** As they were when they were there last: what is read does not go away with the connection. */
  #group: CustomerGroup | undefined;
  #timeline: ChatTimeline<CustomerGroupItem> | undefined;
  #written = '';
  #whose: string | undefined;
  #atBottom = true;
  /** Groups that the customer is leaving, and those that a page of is on its way: an answer may come when another is shown. */
  readonly #leaving = new Set<string>();
  readonly #loading = new Set<string>();
  #joining = false;
  readonly #attached = new Map<string, readonly File[]>();

  constructor(client: CustomerClient, panel: ViewActions) {
    this.client = client;
    this.#panel = panel;
  }

  /** Asks for them, unless they are known or were asked for. After an attempt that failed, whoever asks next begins another. */
  join(): void {
    if (this.joined || this.#joining || this.client.connection !== 'online') return;
    this.#joining = true;
    this.client.customerGroups().then(
      (joined) => {
        this.joined = joined;
        this.changed();
      },
      () => {
        this.#joining = false;
      },
    );
  }

  /** For the bell; whether there are more or fewer than were counted last. */
  count(): boolean {
    const { unread } = this.joined ?? {};
    if (unread === undefined || unread === this.#panel.groupUnread) return false;
    this.#panel.groupUnread = unread;
    return true;
  }

  get loading(): boolean {
    return this.#loading.has(this.#shownId ?? '');
  }

  get shownId(): string | undefined {
    return this.#shownId;
  }

  get group(): CustomerGroup | undefined {
    return this.#group;
  }

  get timeline(): ChatTimeline<CustomerGroupItem> | undefined {
    return this.#timeline;
  }

  /** What was written and not sent, once nobody takes it any more. */
  get unsent(): { readonly text: string; readonly files: readonly File[] } {
    return { text: this.#written, files: this.attached };
  }

  go(place: GroupPlace): void {
    this.place = place;
    this.asking = false;
    if (place === 'none' || place === 'list') this.#let();
    this.changed();
  }

  /** Whether the customer wants to leave the group. */
  ask(on: boolean): void {
    this.asking = on;
    this.trouble = undefined;
    this.changed();
  }

  open(chatId: string): void {
    this.#let();
    this.#shownId = chatId;
    this.#whose = this.client.customerId;
    this.#written = this.client.draft(chatId);
    this.go('talk');
  }

  #let(): void {
    if (this.gone) this.#attached.delete(this.#shownId ?? '');
    this.#shownId = this.#group = this.#timeline = this.trouble = undefined;
    this.gone = this.missing = false;
    this.#atBottom = true;
  }

  /** Before it is shown: what the client has of it by now. */
  look(): void {
    const { client, joined } = this;
    const id = this.#shownId;
    if (id === undefined || !joined) return;
    const group = joined.all.get(id);
    if (group) {
      this.#group = group;
      this.#timeline = joined.timeline(id) ?? this.#timeline;
      this.#whose = client.customerId;
      // Added again.
      this.gone = false;
    } else if (this.#whose !== client.customerId || !this.#group) {
      // Somebody else is here now: what was read here is none of their business.
      this.#let();
      this.place = 'none';
    } else if (!this.gone && client.connection === 'online' && !this.#leaving.has(id)) {
      this.gone = true;
      this.asking = false;
      this.place = 'talk';
    }
  }

  /** Once it is shown. */
  shown(inSight: boolean): void {
    const { client, joined, place } = this;
    const id = this.#shownId;
    if (id === undefined || !joined?.all.has(id)) return;
    const there = joined.timeline(id);
    if (!there && !this.missing && client.connection === 'online') this.history();
    if (there && place === 'talk' && inSight && this.#atBottom) joined.markSeen(id);
  }

  get outgoing(): readonly OutgoingMessage[] {
    return this.client.outgoing(this.#shownId ?? '');
  }

  get said(): ChatTimeline<CustomerGroupItem> {
    return this.#timeline ?? nothingSaid;
  }

  get draftText(): string {
    return this.client.draft(this.#shownId ?? '');
  }

  draft(text: string): void {
    this.#written = text;
    if (this.#shownId !== undefined) this.client.setDraft(this.#shownId, text);
  }

  get attached(): readonly File[] {
    return this.#attached.get(this.#shownId ?? '') ?? [];
  }

  attach(files: readonly File[]): void {
    if (this.#shownId !== undefined) this.#attached.set(this.#shownId, files);
    this.changed();
  }

  send(text: string): void {
    const id = this.#shownId;
    if (id === undefined) return;
    const files = this.attached;
    this.#attached.delete(id);
    this.#written = '';
    this.client.send(id, { text, files });
    this.changed();
  }

  retry(clientId: string): void {
    this.client.retry(clientId);
  }

  discard(clientId: string): void {
    this.client.discard(clientId);
  }

  history(): void {
    const id = this.#shownId;
    if (this.loading || this.missing || id === undefined || !this.joined) return;
    this.#loading.add(id);
    const done = () => {
      this.#loading.delete(id);
      this.changed();
    };
    this.joined.load(id).then(done, (error: unknown) => {
      // One has left it, or was taken out: that is told as what it is.
      if (this.#shownId === id && this.joined?.all.has(id)) {
        this.missing = true;
        this.refusal(error);
      }
      done();
    });
  }

  /** After it did not come. */
  readonly again = (): void => {
    this.missing = false;
    this.history();
    this.changed();
  };

  atBottom(on: boolean): void {
    this.#atBottom = on;
    this.changed();
  }

  refusal(error: unknown): ShopbellError {
    return this.#panel.refusal(error);
  }

  /** Leaves the group for good. If that was done: its name, and whether it was still shown and the list is shown now. */
  async leave(): Promise<{ readonly name: string; readonly wasShown: boolean } | undefined> {
    const { joined } = this;
    const group = this.#group;
    if (!joined || !group || this.#leaving.has(group.id)) return undefined;
    const { id, name } = group;
    const isShown = () => this.#shownId === id;
    this.#leaving.add(id);
    this.trouble = undefined;
    try {
      await joined.quit(id);
      this.#attached.delete(id);
      const wasShown = isShown();
      if (wasShown) this.go('list');
      return { name, wasShown };
    } catch (error) {
      const trouble = this.refusal(error);
      if (isShown()) this.trouble = trouble;
      return undefined;
    } finally {
      this.#leaving.delete(id);
      this.changed();
    }
  }
}

const desks = new WeakMap<ViewActions, GroupDesk>();

/** Of a panel and its client: what was opened and attached stays while the panel is drawn anew. */
export function groupDeskOf(panel: ViewActions): GroupDesk | undefined {
  const { client } = panel;
  const known = desks.get(panel);
  if (known?.client === client) return known;
  desks.delete(panel);
  if (!client) return undefined;
  const desk = new GroupDesk(client, panel);
  desks.set(panel, desk);
  return desk;
}
