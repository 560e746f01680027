import type { Conversation } from '@shopbell/sdk/agent';
import { LitElement, css, html, nothing } from 'lit';
import { tell } from '../app/events.ts';
import { icon } from '../icons/icon.ts';
import { eye } from '../icons/icons.ts';
import { buttons, shared } from '../styles/shared.ts';
import { en } from '../words/en.ts';
import type { Words } from '../words/words.ts';
import { howOf, othersOver } from './supervising.ts';

/** Who looks over the conversation: told to whoever has it, and to oneself with what one may do. */
export class SupervisionBar extends LitElement {
  static override properties = {
    words: { attribute: false },
    conversation: { attribute: false },
    agentId: { attribute: false },
  };

  declare words: Words;
  declare conversation: Conversation | undefined;
  declare agentId: string;

  constructor() {
    super();
    this.words = en;
    this.agentId = '';
  }

  static override styles = [
    shared,
    buttons,
    css`
      div {
        display: flex;
        flex-wrap: wrap;
        gap: 6px 10px;
        align-items: center;
        padding: 6px 16px;
        border-block-end: 1px solid var(--line);
        background: var(--accent-tint);
        font-size: var(--text-s);
      }

      p {
        flex: 1;
        min-inline-size: 160px;
      }

      strong {
        color: var(--accent);
      }

      .sign {
        display: inline-grid;
        color: var(--accent);
      }
    `,
  ];

  override render() {
    const { conversation, words, agentId } = this;
    if (!conversation) return nothing;
    const text = words.supervision;
    const { watching, joined } = othersOver(conversation, agentId);
    const others = [
      ...(joined.length > 0 ? [text.hasJoined(text.list(joined))] : []),
      ...(watching.length > 0 ? [text.isWatching(text.list(watching))] : []),
    ].join(' · ');
    const how = howOf(conversation, agentId);
    if (how === undefined)
      return others === ''
        ? nothing
        : html`<div role="status">
            <span class="sign">${icon(eye)}</span>
            <p dir="auto">${others}</p>
          </div>`;
    const means = how === 'joined' ? text.joinedMeans : text.watchingMeans;
    return html`<div>
      <span class="sign">${icon(eye)}</span>
      <p>
        <strong>${text[how]}</strong>
        ${means}${others === '' ? nothing : html` <span dir="auto">${others}</span>`}
      </p>
      ${how === 'joined' ? this.#button(text.onlyWatch, 'watching') : this.#button(text.join, 'joined')}
      <button
        type="button"
        class="button"
        @click=${() => {
          tell(this, 'ask-take-over', conversation.id);
        }}
      >
        ${text.takeOver}
      </button>
      ${this.#button(text.stop, 'left')}
    </div>`;
  }

  #button(name: string, how: 'watching' | 'joined' | 'left') {
    return html`<button
      type="button"
      class="button"
      @click=${() => {
        const id = this.conversation?.id;
        if (id !== undefined) tell(this, 'supervise', { id, how });
      }}
    >
      ${name}
    </button>`;
  }
}
