import { LitElement, css, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { tell } from '../app/events.ts';
import { icon } from '../icons/icon.ts';
import { logOut, pencil, plus, userRound, x } from '../icons/icons.ts';
import { statusIcons } from '../icons/meanings.ts';
import { buttons, shared } from '../styles/shared.ts';
import { en } from '../words/en.ts';
import type { Words } from '../words/words.ts';
import {
  colleagueOf,
  isCustomer,
  isMe,
  nameOf,
  type Chat,
  type ChatPerson,
  type People,
} from './chatText.ts';

/** Who is in a group, and what may be done with it. */
export class ChatMembers extends LitElement {
  static override properties = {
    words: { attribute: false },
    chat: { attribute: false },
    people: { attribute: false },
  };

  declare words: Words;
  declare chat: Chat;
  declare people: People;

  constructor() {
    super();
    this.words = en;
    this.people = { meId: '', agents: [] };
  }

  static override styles = [
    shared,
    buttons,
    css`
      :host {
        display: block;
        min-block-size: 0;
      }

      aside {
        display: flex;
        flex-direction: column;
        block-size: 100%;
        background: var(--ground-side);
      }

      h3 {
        display: flex;
        gap: 8px;
        align-items: center;
        min-block-size: 41px;
        padding: 4px 8px 4px 16px;
        border-block-end: 1px solid var(--line);
        font-size: var(--text-m);
        font-weight: 600;
      }

      ul {
        flex: 1;
        min-block-size: 0;
        overflow-y: auto;
      }

      li {
        display: flex;
        align-items: center;
        gap: 8px;
        min-block-size: 40px;
        padding-inline: 16px 6px;
      }

      li > svg {
        color: var(--ink-muted);
      }

      li.online > svg {
        color: var(--good);
      }

      li.away > svg {
        color: var(--slow);
      }

      .name {
        overflow: hidden;
        min-inline-size: 0;
        text-overflow: ellipsis;
        white-space: nowrap;
      }

      .tag {
        flex: none;
        padding-inline: 6px;
        border: 1px solid var(--line-strong);
        border-radius: 4px;
        color: var(--ink-muted);
        font-size: var(--text-s);
        font-weight: 400;
        line-height: 18px;
      }

      li .icon-button,
      .close {
        margin-inline-start: auto;
      }

      .actions {
        display: grid;
        gap: 8px;
        padding: 12px 16px;
        border-block-start: 1px solid var(--line);
      }
    `,
  ];

  override render() {
    const { words, chat, people } = this;
    const text = words.staff;
    // Of colleagues the first leads; in a customer group every agent does.
    const members: readonly ChatPerson[] = chat.members;
    const first = chat.kind === 'customers' ? undefined : members[0];
    const leads = first === undefined || isMe(first, people);
    return html`<aside aria-label=${text.members}>
      <h3>
        ${text.members}<span class="tag figure">${text.memberCount(chat.members.length)}</span>
        <button
          type="button"
          class="icon-button close"
          aria-label=${text.hideMembers}
          title="${text.hideMembers} (Alt+I)"
          @click=${() => {
            tell(this, 'toggle-members');
          }}
        >
          ${icon(x)}
        </button>
      </h3>
      <ul tabindex="0" aria-label=${text.members}>
        ${repeat(
          members,
          (member) => `${isCustomer(member) ? 'customer' : 'agent'} ${member.id}`,
          (member) => {
            const name = nameOf(member, people, words);
            const status = colleagueOf(member, people)?.status;
            const own = isMe(member, people);
            return html`<li class=${status ?? ''}>
              ${icon(status ? statusIcons[status] : userRound)}
              <span class="name" dir="auto">${name}</span>
              ${status ? html`<span class="hidden-text">${words.status.names[status]}</span>` : nothing}
              ${own ? html`<span class="tag">${text.you}</span>` : nothing}
              ${isCustomer(member) ? html`<span class="tag">${words.customerGroups.customer}</span>` : nothing}
              ${member === first ? html`<span class="tag">${text.lead}</span>` : nothing}
              ${
                leads && !own
                  ? html`<button
                      type="button"
                      class="icon-button"
                      aria-label=${text.group.takeOut(name)}
                      title=${text.group.takeOut(name)}
                      @click=${() => {
                        tell(this, 'ask-take-out', {
                          kind: isCustomer(member) ? 'customer' : 'agent',
                          id: member.id,
                          name,
                        });
                      }}
                    >
                      ${icon(x)}
                    </button>`
                  : nothing
              }
            </li>`;
          },
        )}
      </ul>
      <div class="actions">
        ${this.#action(plus, text.group.add, () => {
          tell(this, 'ask-group', 'add');
        })}
        ${this.#action(pencil, text.group.rename, () => {
          tell(this, 'ask-group', 'rename');
        })}
        ${this.#action(logOut, text.group.leave, () => {
          tell(this, 'ask-take-out', { kind: 'agent', id: people.meId, name: '' });
        })}
      </div>
    </aside>`;
  }

  #action(sign: typeof plus, name: string, run: () => void) {
    return html`<button type="button" class="button" @click=${run}>${icon(sign)}${name}</button>`;
  }
}
