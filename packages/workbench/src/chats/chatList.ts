import { LitElement, html, nothing, type PropertyValues } from 'lit';
import { tell } from '../app/events.ts';
import { icon } from '../icons/icon.ts';
import { statusIcons } from '../icons/meanings.ts';
import { userRound, users } from '../icons/icons.ts';
import { listStyle } from '../list/listStyle.ts';
import type { RowList } from '../rows/rowList.ts';
import { buttons, shared } from '../styles/shared.ts';
import { en } from '../words/en.ts';
import { moment } from '../words/times.ts';
import type { Words } from '../words/words.ts';
import { chatName, lastSaid, otherOf, type Chat, type People } from './chatText.ts';
import { moveAmongRows } from './rows.ts';
import { chatListStyle } from './chatListStyle.ts';

/** The chats that one is in, in the order in which they are given. */
export class ChatList extends LitElement {
  static override properties = {
    words: { attribute: false },
    chats: { attribute: false },
    people: { attribute: false },
    openId: { attribute: false },
    today: { attribute: false },
    draftOf: { attribute: false },
    empty: { attribute: false },
  };

  declare words: Words;
  declare chats: readonly Chat[];
  declare people: People;
  declare openId: string | undefined;
  declare today: number;
  declare draftOf: (chatId: string) => string;
  /** What stands where there is none. */
  declare empty: { readonly title: string; readonly hint: string };

  constructor() {
    super();
    this.words = en;
    this.chats = [];
    this.people = { meId: '', agents: [] };
    this.today = 0;
    this.draftOf = () => '';
    this.empty = { title: '', hint: '' };
    this.addEventListener('keydown', (event) => {
      moveAmongRows(this.shadowRoot, event);
    });
  }

  static override styles = [shared, buttons, listStyle, chatListStyle];

  override render() {
    if (this.chats.length === 0)
      return html`<div class="empty">
        <p>${this.empty.title}</p>
        <p>${this.empty.hint}</p>
      </div>`;
    const reachable = this.chats.find(({ id }) => id === this.openId) ?? this.chats[0];
    return html`<row-list
      .rows=${this.chats}
      .keyOf=${idOf}
      .draw=${(chat: Chat) => this.#row(chat, chat === reachable)}
      .reachable=${reachable?.id}
    ></row-list>`;
  }

  override updated(changed: PropertyValues<this>): void {
    if (changed.has('openId') && this.openId !== undefined) this.#list?.show(this.openId);
  }

  /** To the open chat's row, else to the first. */
  focusRow(): void {
    if (this.openId === undefined || !this.#list?.focusRow(this.openId)) this.#list?.focusEdge(1);
  }

  get #list(): RowList | null {
    return this.renderRoot.querySelector<RowList>('row-list');
  }

  #row(chat: Chat, reachable: boolean) {
    const { words, people } = this;
    const { id, newest } = chat;
    const unread = chat.count - chat.seen;
    const open = id === this.openId;
    const draft = open ? '' : this.draftOf(id);
    return html`<button
      type="button"
      class="row"
      data-id=${id}
      aria-current=${open ? 'true' : nothing}
      tabindex=${reachable ? 0 : -1}
      @click=${() => {
        tell(this, 'open-chat', id);
      }}
    >
      <span class="first">
        ${this.#sign(chat)}
        <span class="name" dir="auto">${chatName(chat, people, words)}</span>
        <span class="about">${chat.kind !== 'pair' ? words.staff.memberCount(chat.members.length) : ''}</span>
        ${
          newest
            ? html`<time class="figure" datetime=${new Date(newest.at).toISOString()}
                >${moment(newest.at, this.today, words)}</time
              >`
            : nothing
        }
      </span>
      <span class="second">
        <span class="line ${draft ? 'draft' : unread > 0 ? 'customer' : ''}" dir="auto"
          >${
            draft
              ? html`<span class="by">${words.list.draft}</span>${draft}`
              : newest
                ? lastSaid(newest, chat, people, words)
                : nothing
          }</span
        >
        ${
          unread > 0
            ? html`<span class="unread-count"
                ><span aria-hidden="true">${unread > 99 ? '99+' : unread}</span
                ><span class="hidden-text">${words.staff.unread(unread)}</span></span
              >`
            : nothing
        }
      </span>
    </button>`;
  }

  #sign(chat: Chat) {
    if (chat.kind !== 'pair') return html`<span class="sign">${icon(users)}</span>`;
    const other = otherOf(chat, this.people.meId);
    const status = this.people.agents.find(({ id }) => id === other?.id)?.status;
    return html`<span class="sign ${status ?? ''}"
      >${icon(status ? statusIcons[status] : userRound)}${
        status ? html`<span class="hidden-text">${this.words.status.names[status]}</span>` : nothing
      }</span
    >`;
  }
}

function idOf({ id }: Chat): string {
  return id;
}
