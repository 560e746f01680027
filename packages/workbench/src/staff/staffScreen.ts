import type { AgentClient, Session, StaffChat } from '@shopbell/sdk/agent';
import { html } from 'lit';
import { shownChats } from '../chats/chatText.ts';
import { ChatScreen } from '../chats/chatScreen.ts';
import type { Choice, GroupAnswer } from '../chats/groupDialog.ts';
import type { Drafts } from '../conversation/drafts.ts';
import { icon } from '../icons/icon.ts';
import { plus } from '../icons/icons.ts';

const idsOf = (members: readonly Choice[]): string[] => members.map(({ id }) => id);

/** The place of colleagues (WB-04): chats, contacts (WB-16), what was said, who is in a group. */
export class StaffScreen extends ChatScreen<StaffChat> {
  static override properties = { ...ChatScreen.properties, _tab: { state: true } };

  declare _tab: 'chats' | 'contacts';

  constructor(client: AgentClient, me: Session['agent'], drafts: Drafts) {
    super(client, me, drafts, {
      held: client.staffChats,
      changes: 'staffChats',
      shown: (all, openId) => shownChats(all, ({ id }) => id === openId),
    });
    this._tab = 'chats';
    this.hear('chat-with', (agentId) => void this.then(() => client.staffChats.open(agentId)));
    this.hear(
      'mark-friend',
      ({ agentId, on }) => void this.chats.try(() => client.staffChats.markFriend(agentId, on)),
    );
  }

  override render() {
    const { words, chats } = this;
    const text = words.staff;
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
              this.ask('new');
            }}
          >
            ${icon(plus)}
          </button>
        </div>
        ${
          this._tab === 'chats'
            ? this.list
            : html`<staff-contacts
                .words=${words}
                .groups=${chats.chats.filter(({ kind }) => kind === 'group')}
                .friends=${this.client.staffChats.friends}
                .people=${this.people}
              ></staff-contacts> `
        }
      </nav>
      <main>${this.view}</main>
      ${this.beside}`;
  }

  focusList(): void {
    this._tab = 'chats';
    this.focusRow();
  }

  override open(chatId: string): void {
    super.open(chatId);
    this._tab = 'chats';
  }

  protected override get text() {
    const { group, ...hints } = this.words.staff;
    return { group, hints };
  }

  protected override get choices(): readonly Choice[] {
    return this.colleagues;
  }

  protected override create({ name, members }: GroupAnswer): Promise<StaffChat> {
    return this.client.staffChats.create({ name, agentIds: idsOf(members) });
  }

  protected override add({ id }: StaffChat, members: readonly Choice[]): Promise<void> {
    return this.client.staffChats.add(id, idsOf(members));
  }

  protected override rename({ id }: StaffChat, name: string): Promise<void> {
    return this.client.staffChats.rename(id, name);
  }

  protected override takeOut(chat: StaffChat, { id }: Choice): Promise<void> {
    return this.client.staffChats.takeOut(chat.id, id);
  }

  protected override closed(): void {
    this.focusList();
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
}
