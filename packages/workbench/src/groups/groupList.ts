import type { CustomerGroup } from '@shopbell/sdk/agent';
import { LitElement, css, html } from 'lit';
import { tell } from '../app/events.ts';
import type { ChatList } from '../chats/chatList.ts';
import type { People } from '../chats/chatText.ts';
import { icon } from '../icons/icon.ts';
import { plus } from '../icons/icons.ts';
import { buttons, shared } from '../styles/shared.ts';
import { en } from '../words/en.ts';
import type { Words } from '../words/words.ts';

/** The customer groups that one is in (WB-07), and where one is begun. */
export class GroupList extends LitElement {
  static override properties = {
    words: { attribute: false },
    groups: { attribute: false },
    people: { attribute: false },
    openId: { attribute: false },
    today: { attribute: false },
    draftOf: { attribute: false },
  };

  declare words: Words;
  declare groups: readonly CustomerGroup[];
  declare people: People;
  declare openId: string | undefined;
  declare today: number;
  declare draftOf: (chatId: string) => string;

  constructor() {
    super();
    this.words = en;
    this.groups = [];
    this.people = { meId: '', agents: [] };
    this.today = 0;
    this.draftOf = () => '';
  }

  static override styles = [
    shared,
    buttons,
    css`
      :host {
        display: block;
      }

      /* The column around it scrolls. */
      chat-list {
        overflow: visible;
      }

      .new {
        padding: 8px 12px;
        border-block-end: 1px solid var(--line);
      }

      .button {
        inline-size: 100%;
        justify-content: center;
      }
    `,
  ];

  override render() {
    const text = this.words.customerGroups;
    return html`<div class="new">
        <button
          type="button"
          class="button"
          @click=${() => {
            tell(this, 'ask-group', 'new');
          }}
        >
          ${icon(plus)}${text.group.new}
        </button>
      </div>
      <chat-list
        .words=${this.words}
        .chats=${this.groups}
        .people=${this.people}
        .openId=${this.openId}
        .today=${this.today}
        .draftOf=${this.draftOf}
        .empty=${text.empty}
      ></chat-list>`;
  }

  /** To the open group's row, else to the first, else to where one is begun. */
  focusRow(): void {
    void this.updateComplete.then(() => {
      if (this.groups.length > 0) this.shadowRoot?.querySelector<ChatList>('chat-list')?.focusRow();
      else this.shadowRoot?.querySelector<HTMLElement>('.button')?.focus();
    });
  }
}
