import type { AgentClient, Session } from '@shopbell/sdk/agent';
import { LitElement, html, nothing, type CSSResultGroup } from 'lit';
import { hear, type WorkbenchEvents } from '../app/events.ts';
import type { Drafts } from '../conversation/drafts.ts';
import { buttons, shared } from '../styles/shared.ts';
import { en } from '../words/en.ts';
import type { Words } from '../words/words.ts';
import { ChatController, type ChatSource } from './chatController.ts';
import type { ChatList } from './chatList.ts';
import { chatScreenStyle } from './chatScreenStyle.ts';
import { isMe, type Chat, type People } from './chatText.ts';
import type { ChatHints, ChatView } from './chatView.ts';
import type { Choice, GroupAnswer, GroupQuestion } from './groupDialog.ts';

/** What the two places of chats have in common: what was said in the open one, who is in it, and what is asked about it. */
export abstract class ChatScreen<C extends Chat> extends LitElement {
  static override properties = {
    words: { attribute: false },
    today: { attribute: false },
    chatting: { type: Boolean, reflect: true },
    members: { type: Boolean, reflect: true },
    _question: { state: true },
    _taking: { state: true },
    _busy: { state: true },
  };

  declare words: Words;
  declare today: number;
  /** A chat is open: where there is one column, that one is shown. */
  declare chatting: boolean;
  declare members: boolean;
  declare _question: GroupQuestion | undefined;
  /** Who is to be taken out of the open group. */
  declare _taking: Choice | undefined;
  declare _busy: boolean;

  protected readonly client: AgentClient;
  protected readonly me: Session['agent'];
  protected readonly chats: ChatController<C>;
  /** Which question is asked, of all that were. */
  #asked = 0;

  constructor(client: AgentClient, me: Session['agent'], drafts: Drafts, source: ChatSource<C>) {
    super();
    this.words = en;
    this.today = 0;
    this.chatting = false;
    this.members = false;
    this._busy = false;
    this.client = client;
    this.me = me;
    this.chats = new ChatController(this, client, drafts, source);
    this.#listen();
  }

  static override styles: CSSResultGroup = [shared, buttons, chatScreenStyle];

  protected abstract get text(): { readonly group: Words['staff']['group']; readonly hints: ChatHints };
  /** Who may come into the open group, or a new one. */
  protected abstract get choices(): readonly Choice[];
  /** Who is chosen at once, where a new group is asked for. */
  protected get chosen(): readonly Choice[] {
    return [];
  }
  /** What is said where nobody may be chosen. */
  protected get emptyText(): string {
    return this.words.staff.empty.organisation;
  }
  /** Whether a new group would have somebody in it whom it is for. */
  protected fits(_answer: GroupAnswer): boolean {
    return true;
  }
  protected abstract create(answer: GroupAnswer): Promise<C>;
  protected abstract add(chat: C, members: readonly Choice[]): Promise<void>;
  protected abstract rename(chat: C, name: string): Promise<void>;
  protected abstract takeOut(chat: C, member: Choice): Promise<void>;
  /** What the open chat stands in: a list of its own, or the reception's. */
  protected abstract closed(): void;

  override willUpdate(): void {
    const { chat } = this.chats;
    this.chatting = chat !== undefined;
    if (!chat || chat.kind === 'pair') this.members = false;
  }

  /** Something is asked: keys belong to it. */
  get asking(): boolean {
    return this._question !== undefined || this._taking !== undefined;
  }

  get openId(): string | undefined {
    return this.chats.openId;
  }

  focusReply(): void {
    void this.updateComplete.then(() => {
      this.shadowRoot?.querySelector<ChatView>('chat-view')?.focusReply();
    });
  }

  toggleMembers(): void {
    const { chat } = this.chats;
    if (chat && chat.kind !== 'pair') this.members = !this.members;
  }

  ask(question: GroupQuestion): void {
    this.#turnTo(question);
  }

  open(chatId: string): void {
    this.chats.open(chatId);
    this.focusReply();
  }

  protected get people(): People {
    return { meId: this.me.id, agents: this.chats.agents };
  }

  protected get list() {
    const { chats } = this;
    const { empty, emptyHint } = this.words.staff;
    return html`<chat-list
      .words=${this.words}
      .chats=${chats.chats}
      .people=${this.people}
      .openId=${chats.openId}
      .today=${this.today}
      .draftOf=${(id: string) => chats.draftOf(id)}
      .empty=${{ title: empty.chats, hint: emptyHint.chats }}
    ></chat-list>`;
  }

  protected focusRow(): void {
    void this.updateComplete.then(() => {
      this.shadowRoot?.querySelector<ChatList>('chat-list')?.focusRow();
    });
  }

  /** What was said in the open one. */
  protected get view() {
    const { words, people, chats, text } = this;
    return html`<chat-view
      .words=${words}
      .chat=${chats.chat}
      .timeline=${chats.timeline}
      .outgoing=${chats.outgoing}
      .me=${this.me}
      .people=${people}
      .draft=${chats.draft}
      .files=${chats.files}
      .fetchFile=${chats.fetchFile}
      .today=${this.today}
      .history=${chats.history}
      .online=${chats.online}
      .membersOpen=${this.members}
      .hints=${text.hints}
    ></chat-view>`;
  }

  /** Who is in it, and what is asked. */
  protected get beside() {
    const { words, people, chats, text } = this;
    const { chat } = chats;
    return html`${
        this.members && chat
          ? html`<chat-members .words=${words} .chat=${chat} .people=${people}></chat-members>`
          : nothing
      }
      <div role="alert" class="alert">${this._question ? nothing : chats.problem || nothing}</div>
      <group-dialog
        .words=${words}
        .text=${text.group}
        .open=${this._question !== undefined}
        .question=${this._question ?? 'new'}
        .choices=${this.choices}
        .chosen=${this.chosen}
        .emptyText=${this.emptyText}
        .fits=${(answer: GroupAnswer) => this.fits(answer)}
        .name=${chat?.name ?? ''}
        .busy=${this._busy}
        .problem=${chats.problem}
      ></group-dialog>
      <confirm-dialog .question=${this.#taking} .warning=${''}></confirm-dialog>`;
  }

  /** Colleagues who are not in the open group yet, or all, for a new one. */
  protected get colleagues(): readonly Choice[] {
    const { people, words } = this;
    const members: readonly Parameters<typeof isMe>[0][] = this.chats.chat?.members ?? [];
    const isIn = (id: string): boolean => members.some((member) => isMe(member, { meId: id }));
    return people.agents
      .filter(({ id }) => id !== this.me.id && (this._question === 'new' || !isIn(id)))
      .map(({ id, name, status }) => ({ kind: 'agent', id, name, about: words.status.names[status] }));
  }

  /** Opens what comes of it, unless something else is asked by then; whether it was done. */
  protected async then(run: () => Promise<{ readonly id: string }>): Promise<boolean> {
    const asked = this.#asked;
    let opened: string | undefined;
    const done = await this.chats.try(async () => {
      opened = (await run()).id;
    });
    if (opened !== undefined && asked === this.#asked) this.open(opened);
    return done;
  }

  /** What is told within a place of chats is no affair of the reception behind. */
  protected hear<Name extends keyof WorkbenchEvents>(
    name: Name,
    run: (detail: WorkbenchEvents[Name]) => void,
  ): void {
    hear(this, name, run);
    this.addEventListener(name, (event) => {
      event.stopPropagation();
    });
  }

  get #taking() {
    if (!this._taking) return undefined;
    const { group } = this.text;
    return isMe(this._taking, this.people) ? group.leaveQuestion : group.takeOutQuestion(this._taking.name);
  }

  #listen(): void {
    const { client, chats } = this;
    this.hear('open-chat', (id) => {
      this.open(id);
    });
    this.hear('close-chat', () => {
      chats.close();
      this.closed();
    });
    this.hear('toggle-members', () => {
      this.toggleMembers();
    });
    this.hear('ask-group', (question) => {
      this.ask(question);
    });
    this.hear('close-group-question', () => {
      this.#turnTo(undefined);
    });
    this.hear('answer-group-question', (answer) => void this.#answered(answer));
    this.hear('ask-take-out', (member) => {
      this._taking = member;
    });
    this.hear('answered', (yes) => void this.#takeOut(yes));
    this.hear('load-history', () => void chats.load());
    this.hear('newest-in-view', (inView) => {
      chats.newestInView(inView);
    });
    this.hear('draft', ({ id, text }) => {
      chats.setDraft(id, text);
    });
    // Nobody in a chat is told that somebody types.
    this.hear('typing', () => undefined);
    this.hear('attach-files', ({ id, files }) => {
      chats.attach(id, files);
    });
    this.hear('send-message', ({ id, content }) => {
      client.send(id, content);
    });
    this.hear('retry-message', (clientId) => {
      client.retry(clientId);
    });
    this.hear('discard-message', (clientId) => {
      client.discard(clientId);
    });
    this.hear('leave-composer', () => {
      this.closed();
    });
  }

  /** What becomes of a former question is no affair of this one. */
  #turnTo(question: GroupQuestion | undefined): void {
    this.#asked += 1;
    this._busy = false;
    this._question = question;
  }

  async #answered({ name, members }: GroupAnswer): Promise<void> {
    const [{ chat }, asked] = [this.chats, this.#asked];
    if (this._busy) return;
    this._busy = true;
    const done =
      this._question === 'new'
        ? await this.then(() => this.create({ name, members }))
        : await this.chats.try(async () => {
            if (!chat) return;
            await (this._question === 'add' ? this.add(chat, members) : this.rename(chat, name));
          });
    if (asked !== this.#asked) return;
    this._busy = false;
    if (done) this._question = undefined;
  }

  async #takeOut(yes: boolean): Promise<void> {
    const [member, { chat }] = [this._taking, this.chats];
    this._taking = undefined;
    if (!yes || !member || !chat) return;
    if (!isMe(member, this.people)) {
      await this.chats.try(() => this.takeOut(chat, member));
      return;
    }
    if (await this.chats.quit(chat.id)) this.closed();
  }
}
