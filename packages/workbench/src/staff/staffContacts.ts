import type { RosterEntry, StaffChat } from '@shopbell/sdk/agent';
import { LitElement, css, html } from 'lit';
import { live } from 'lit/directives/live.js';
import { tell } from '../app/events.ts';
import { icon } from '../icons/icon.ts';
import { star, users } from '../icons/icons.ts';
import { statusIcons } from '../icons/meanings.ts';
import { listStyle } from '../list/listStyle.ts';
import { forms } from '../styles/forms.ts';
import { buttons, shared } from '../styles/shared.ts';
import { en } from '../words/en.ts';
import type { Words } from '../words/words.ts';
import { chatName, type People } from '../chats/chatText.ts';
import { moveAmongRows } from '../chats/rows.ts';
import { chatListStyle } from '../chats/chatListStyle.ts';

const lists = ['friends', 'groups', 'organisation'] as const;
type ContactList = (typeof lists)[number];

/** Of somebody, in pixels. */
const rowHeight = 45;

/** Friends, groups, organisation (WB-16): from each a chat begins. */
export class StaffContacts extends LitElement {
  static override properties = {
    words: { attribute: false },
    groups: { attribute: false },
    friends: { attribute: false },
    people: { attribute: false },
    _list: { state: true },
    _typed: { state: true },
  };

  declare words: Words;
  declare groups: readonly StaffChat[];
  /** Ids. */
  declare friends: readonly string[];
  declare people: People;
  declare _list: ContactList;
  declare _typed: string;

  constructor() {
    super();
    this.words = en;
    this.groups = [];
    this.friends = [];
    this.people = { meId: '', agents: [] };
    this._list = 'organisation';
    this._typed = '';
    this.addEventListener('keydown', (event) => {
      moveAmongRows(this.shadowRoot, event);
    });
  }

  static override styles = [
    shared,
    buttons,
    forms,
    listStyle,
    chatListStyle,
    css`
      :host {
        display: flex;
        flex-direction: column;
        overflow: hidden;
      }

      .search {
        padding: 8px 12px;
      }

      .panel {
        border-block-start: 1px solid var(--line);
      }

      .person {
        display: flex;
        align-items: center;
        border-block-end: 1px solid var(--line);
      }

      .person .row {
        flex: 1;
        min-inline-size: 0;
        border-block-end: 0;
      }

      .row,
      .bone {
        min-block-size: 44px;
      }

      .status {
        margin-inline-start: auto;
        color: var(--ink-muted);
        font-size: var(--text-s);
        white-space: nowrap;
      }

      .friend {
        margin-inline-end: 6px;
      }

      .friend[aria-pressed='true'] svg {
        fill: currentcolor;
      }
    `,
  ];

  override render() {
    const { words } = this;
    const text = words.staff;
    return html`<div class="tabs" role="tablist" aria-label=${text.tabs.contacts} @keydown=${this.#onTabKey}>
        ${lists.map(
          (list) =>
            html`<button
              type="button"
              role="tab"
              id="tab-${list}"
              aria-selected=${list === this._list ? 'true' : 'false'}
              aria-controls="panel"
              tabindex=${list === this._list ? 0 : -1}
              @click=${() => {
                this._list = list;
              }}
            >
              ${text.lists[list]}
            </button>`,
        )}
      </div>
      <div class="search">
        <input
          type="search"
          autocomplete="off"
          aria-label=${text.search}
          placeholder=${text.search}
          .value=${live(this._typed)}
          @input=${(event: InputEvent & { target: HTMLInputElement }) => {
            this._typed = event.target.value;
          }}
        />
      </div>
      <div class="panel" id="panel" role="tabpanel" aria-labelledby="tab-${this._list}">
        ${this.#shown()}
      </div>`;
  }

  #shown() {
    const { words, people } = this;
    const colleagues = people.agents.filter(({ id }) => id !== people.meId);
    switch (this._list) {
      case 'groups':
        return this.#list(
          this.groups.filter((chat) => this.#fits(chatName(chat, people, words))),
          this.groups.length,
          (chat) => this.#group(chat),
        );
      case 'friends': {
        const friends = colleagues.filter(({ id }) => this.friends.includes(id));
        return this.#list(
          friends.filter(({ name }) => this.#fits(name)),
          friends.length,
          this.#person,
        );
      }
      case 'organisation': {
        const sorted = [...colleagues].sort((a, b) => a.name.localeCompare(b.name, words.language));
        return this.#list(
          sorted.filter(({ name }) => this.#fits(name)),
          sorted.length,
          this.#person,
        );
      }
    }
  }

  #list<One extends { readonly id: string }>(found: readonly One[], all: number, row: (one: One) => unknown) {
    const text = this.words.staff;
    if (all === 0)
      return html`<div class="empty">
        <p>${text.empty[this._list]}</p>
        <p>${text.emptyHint[this._list]}</p>
      </div>`;
    if (found.length === 0) return html`<p class="empty" role="status">${text.notFound}</p>`;
    return html`<row-list .rows=${found} .keyOf=${idOf} .draw=${row} .estimate=${rowHeight}></row-list>`;
  }

  readonly #person = (agent: RosterEntry) => {
    const { words } = this;
    const text = words.staff;
    const friend = this.friends.includes(agent.id);
    const name = `${friend ? text.unmarkFriend : text.markFriend}: ${agent.name}`;
    return html`<div class="person">
      <button
        type="button"
        class="row"
        title=${text.startChat(agent.name)}
        @click=${() => {
          tell(this, 'chat-with', agent.id);
        }}
      >
        <span class="first">
          <span class="sign ${agent.status}">${icon(statusIcons[agent.status])}</span>
          <span class="name" dir="auto">${agent.name}</span>
          <span class="status">${words.status.names[agent.status]}</span>
        </span>
      </button>
      <button
        type="button"
        class="icon-button friend"
        aria-pressed=${friend ? 'true' : 'false'}
        aria-label=${name}
        title=${friend ? text.unmarkFriend : text.markFriend}
        @click=${() => {
          tell(this, 'mark-friend', { agentId: agent.id, on: !friend });
        }}
      >
        ${icon(star)}
      </button>
    </div>`;
  };

  #group(chat: StaffChat) {
    return html`<button
      type="button"
      class="row"
      @click=${() => {
        tell(this, 'open-chat', chat.id);
      }}
    >
      <span class="first">
        <span class="sign">${icon(users)}</span>
        <span class="name" dir="auto">${chatName(chat, this.people, this.words)}</span>
        <span class="status">${this.words.staff.memberCount(chat.members.length)}</span>
      </span>
    </button>`;
  }

  #fits(name: string): boolean {
    return name.toLowerCase().includes(this._typed.trim().toLowerCase());
  }

  readonly #onTabKey = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    event.preventDefault();
    const step = event.key === 'ArrowLeft' ? -1 : 1;
    const next = lists[(lists.indexOf(this._list) + step + lists.length) % lists.length] ?? 'organisation';
    this._list = next;
    void this.updateComplete.then(() => this.shadowRoot?.getElementById(`tab-${next}`)?.focus());
  };
}

function idOf({ id }: { readonly id: string }): string {
  return id;
}
