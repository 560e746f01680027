import type { AgentClient, Session } from '@shopbell/sdk/agent';
import { LitElement, html, nothing } from 'lit';
import { hear, type WorkbenchEvents } from '../app/events.ts';
import type { Drafts } from '../conversation/drafts.ts';
import { icon } from '../icons/icon.ts';
import { plus } from '../icons/icons.ts';
import { buttons, shared } from '../styles/shared.ts';
import { en } from '../words/en.ts';
import type { Words } from '../words/words.ts';
import type { GroupQuestion } from './groupDialog.ts';
import { StaffController } from './staffController.ts';
import type { StaffList } from './staffList.ts';
import { staffScreenStyle } from './staffScreenStyle.ts';
import type { StaffView } from './staffView.ts';

/** The place of colleagues (WB-04): chats, contacts (WB-16), what was said, who is in a group. */
export class StaffScreen extends LitElement {
  static override properties = {
    words: { attribute: false },
    today: { attribute: false },
    chatting: { type: Boolean, reflect: true },
    members: { type: Boolean, reflect: true },
    _tab: { state: true },
    _question: { state: true },
    _taking: { state: true },
    _busy: { state: true },
  };

  declare words: Words;
  declare today: number;
  /** A chat is open: where there is one column, that one is shown. */
  declare chatting: boolean;
  declare members: boolean;
  declare _tab: 'chats' | 'contacts';
  declare _question: GroupQuestion | undefined;
  /** Who is to be taken out of the open group. */
  declare _taking: { readonly id: string; readonly name: string } | undefined;
  declare _busy: boolean;

  readonly #client: AgentClient;
  readonly #me: Session['agent'];
  readonly #staff: StaffController;

  constructor(client: AgentClient, me: Session['agent'], drafts: Drafts) {
    super();
    this.words = en;
    this.today = 0;
    this.chatting = false;
    this.members = false;
    this._tab = 'chats';
    this._busy = false;
    this.#client = client;
    this.#me = me;
    this.#staff = new StaffController(this, client, drafts);
    this.#listen();
  }

  static override styles = [shared, buttons, staffScreenStyle];

  override willUpdate(): void {
    const { chat } = this.#staff;
    this.chatting = chat !== undefined;
    if (chat?.kind !== 'group') this.members = false;
  }

  override render() {
    const { words } = this;
    const text = words.staff;
    const staff = this.#staff;
    const { chat, agents } = staff;
    const people = { meId: this.#me.id, agents };
    const inGroup = new Set(chat?.members.map(({ id }) => id));
    return html`<nav class="side" aria-label=${text.chat}>
        <div class="top">
          <div class="switch" role="group" aria-label=${text.chat}>
            ${this.#tab('chats')}${this.#tab('contacts')}
          </div>
          <button
            type="button"
            class="icon-button"
            aria-label=${text.group.new}
            title=${text.group.new}
            @click=${() => {
              this._question = 'new';
            }}
          >
            ${icon(plus)}
          </button>
        </div>
        ${
          this._tab === 'chats'
            ? html`<staff-list
                .words=${words}
                .chats=${staff.chats}
                .people=${people}
                .openId=${staff.openId}
                .today=${this.today}
                .draftOf=${(id: string) => staff.draftOf(id)}
              ></staff-list> `
            : html`<staff-contacts
                .words=${words}
                .groups=${staff.chats.filter(({ kind }) => kind === 'group')}
                .friends=${staff.friends}
                .people=${people}
              ></staff-contacts> `
        }
      </nav>
      <main>
        <staff-view
          .words=${words}
          .chat=${chat}
          .timeline=${staff.timeline}
          .outgoing=${staff.outgoing}
          .me=${this.#me}
          .people=${people}
          .draft=${staff.draft}
          .files=${staff.files}
          .fetchFile=${staff.fetchFile}
          .today=${this.today}
          .history=${staff.history}
          .online=${staff.online}
          .membersOpen=${this.members}
        ></staff-view>
      </main>
      ${
        this.members && chat
          ? html`<staff-members .words=${words} .chat=${chat} .people=${people}></staff-members>`
          : nothing
      }
      <div role="alert" class="alert">${this._question ? nothing : staff.problem || nothing}</div>
      <group-dialog
        .words=${words}
        .open=${this._question !== undefined}
        .question=${this._question ?? 'new'}
        .colleagues=${agents.filter(
          ({ id }) => id !== this.#me.id && (this._question === 'new' || !inGroup.has(id)),
        )}
        .name=${chat?.name ?? ''}
        .busy=${this._busy}
        .problem=${staff.problem}
      ></group-dialog>
      <confirm-dialog .question=${this.#taking} .warning=${''}></confirm-dialog>`;
  }

  /** Something is asked: keys belong to it. */
  get asking(): boolean {
    return this._question !== undefined || this._taking !== undefined;
  }

  get openId(): string | undefined {
    return this.#staff.openId;
  }

  focusList(): void {
    this._tab = 'chats';
    void this.updateComplete.then(() => {
      this.shadowRoot?.querySelector<StaffList>('staff-list')?.focusRow();
    });
  }

  focusReply(): void {
    void this.updateComplete.then(() => {
      this.shadowRoot?.querySelector<StaffView>('staff-view')?.focusReply();
    });
  }

  toggleMembers(): void {
    if (this.#staff.chat?.kind === 'group') this.members = !this.members;
  }

  #tab(tab: 'chats' | 'contacts') {
    return html`<button
      type="button"
      aria-pressed=${this._tab === tab ? 'true' : 'false'}
      @click=${() => {
        this._tab = tab;
      }}
    >
      ${this.words.staff.tabs[tab]}
    </button>`;
  }

  get #taking() {
    if (!this._taking) return undefined;
    const { group } = this.words.staff;
    return this._taking.id === this.#me.id ? group.leaveQuestion : group.takeOutQuestion(this._taking.name);
  }

  #open(chatId: string): void {
    this.#staff.open(chatId);
    this._tab = 'chats';
    this.focusReply();
  }

  #listen(): void {
    const [client, staff] = [this.#client, this.#staff];
    const { staffChats } = client;
    this.#hear('open-staff-chat', (id) => {
      this.#open(id);
    });
    this.#hear('close-staff-chat', () => {
      staff.close();
      this.focusList();
    });
    this.#hear('chat-with', (agentId) => void this.#then(() => staffChats.open(agentId)));
    this.#hear('mark-friend', ({ agentId, on }) => void staff.try(() => staffChats.markFriend(agentId, on)));
    this.#hear('toggle-members', () => {
      this.toggleMembers();
    });
    this.#hear('ask-group', (question) => {
      this._question = question;
    });
    this.#hear('close-group-question', () => {
      this._question = undefined;
    });
    this.#hear('answer-group-question', (answer) => void this.#answered(answer));
    this.#hear('ask-take-out', (member) => {
      this._taking = member;
    });
    this.#hear('answered', (yes) => void this.#takeOut(yes));
    this.#hear('load-history', () => void staff.load());
    this.#hear('newest-in-view', (inView) => {
      staff.newestInView(inView);
    });
    this.#hear('draft', ({ id, text }) => {
      staff.setDraft(id, text);
    });
    // Nobody is told that a colleague types.
    this.#hear('typing', () => undefined);
    this.#hear('attach-files', ({ id, files }) => {
      staff.attach(id, files);
    });
    this.#hear('send-message', ({ id, content }) => {
      client.send(id, content);
    });
    this.#hear('retry-message', (clientId) => {
      client.retry(clientId);
    });
    this.#hear('discard-message', (clientId) => {
      client.discard(clientId);
    });
    this.#hear('leave-composer', () => {
      this.focusList();
    });
  }

  /** What colleagues do among themselves is no affair of the reception behind. */
  #hear<Name extends keyof WorkbenchEvents>(name: Name, run: (detail: WorkbenchEvents[Name]) => void): void {
    hear(this, name, run);
    this.addEventListener(name, (event) => {
      event.stopPropagation();
    });
  }

  async #then(run: () => Promise<{ readonly id: string }>): Promise<boolean> {
    let opened: string | undefined;
    const done = await this.#staff.try(async () => {
      opened = (await run()).id;
    });
    if (opened !== undefined) this.#open(opened);
    return done;
  }

  async #answered({ name, agentIds }: WorkbenchEvents['answer-group-question']): Promise<void> {
    const { chat } = this.#staff;
    const { staffChats } = this.#client;
    if (this._busy) return;
    this._busy = true;
    const done =
      this._question === 'new'
        ? await this.#then(() => staffChats.create({ name, agentIds }))
        : await this.#staff.try(async () => {
            if (!chat) return;
            await (this._question === 'add'
              ? staffChats.add(chat.id, agentIds)
              : staffChats.rename(chat.id, name));
          });
    this._busy = false;
    if (done) this._question = undefined;
  }

  async #takeOut(yes: boolean): Promise<void> {
    const [member, { chat }] = [this._taking, this.#staff];
    this._taking = undefined;
    if (!yes || !member || !chat) return;
    const { staffChats } = this.#client;
    if (member.id !== this.#me.id) {
      await this.#staff.try(() => staffChats.takeOut(chat.id, member.id));
      return;
    }
    if (await this.#staff.quit(chat.id)) this.focusList();
  }
}
