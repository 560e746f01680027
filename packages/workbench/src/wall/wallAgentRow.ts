import type { WallAgent, WallConversation } from '@shopbell/sdk/agent';
import { LitElement, css, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { tell } from '../app/events.ts';
import { customerLabel } from '../customer/customerLabel.ts';
import { icon } from '../icons/icon.ts';
import { chevronRight, eye } from '../icons/icons.ts';
import { statusIcons } from '../icons/meanings.ts';
import { buttons, shared } from '../styles/shared.ts';
import { en } from '../words/en.ts';
import type { Words } from '../words/words.ts';
import { waitStyle } from './wallStyle.ts';
import { longestWait } from './wallView.ts';
import { waitTemplate } from './waitTemplate.ts';

/** An agent on the wall: how full, how long somebody waits, and each conversation to look over when it is opened. */
export class WallAgentRow extends LitElement {
  static override properties = {
    words: { attribute: false },
    agent: { attribute: false },
    leads: { attribute: false },
    own: { attribute: false },
    now: { attribute: false },
    _open: { state: true },
  };

  declare words: Words;
  declare agent: WallAgent | undefined;
  /** Each conversation can be opened. */
  declare leads: boolean;
  /** It is oneself: there is nothing to look over. */
  declare own: boolean;
  /** To the second while somebody waits; else it need not change. */
  declare now: number;
  declare _open: boolean;

  constructor() {
    super();
    this.words = en;
    this.leads = true;
    this.own = false;
    this.now = 0;
    this._open = false;
  }

  static override styles = [
    shared,
    buttons,
    waitStyle,
    css`
      :host {
        display: block;
        border-block-end: 1px solid var(--line);
      }

      button,
      .shown {
        position: relative;
        display: flex;
        gap: 8px;
        align-items: center;
        inline-size: 100%;
        min-block-size: 36px;
        padding: 4px 12px;
        border: 0;
        background: none;
        color: var(--ink);
        font: inherit;
        text-align: start;
      }

      button {
        cursor: pointer;
      }

      button:hover {
        background: var(--ground-hover);
      }

      button:focus-visible {
        outline-offset: -2px;
      }

      .fold {
        display: inline-grid;
        color: var(--ink-muted);
        transition: transform 120ms;
      }

      [aria-expanded='true'] .fold {
        transform: rotate(90deg);
      }

      .status {
        display: inline-grid;
        color: var(--ink-muted);
      }

      .status.online {
        color: var(--good);
      }

      .name {
        overflow: hidden;
        flex: 1;
        min-inline-size: 0;
        text-overflow: ellipsis;
        white-space: nowrap;
      }

      .load {
        min-inline-size: 48px;
        font-weight: 600;
        text-align: end;
        white-space: nowrap;
      }

      .full {
        color: var(--slow);
      }

      .sign {
        display: inline-grid;
        color: var(--ink-muted);
      }

      li > * {
        padding-inline-start: 56px;
      }

      p {
        padding: 4px 12px 8px 56px;
        color: var(--ink-muted);
      }

      @media (pointer: coarse) {
        button,
        .shown {
          min-block-size: 44px;
        }
      }
    `,
  ];

  override render() {
    const { agent, words } = this;
    if (!agent) return nothing;
    const text = words.supervision.wall;
    const { conversations, capacity, status, name } = agent;
    const since = longestWait(agent);
    const isFull = capacity !== null && conversations.length >= capacity;
    return html`<button
        type="button"
        aria-expanded=${this._open ? 'true' : 'false'}
        @click=${() => {
          this._open = !this._open;
        }}
      >
        <span class="fold">${icon(chevronRight)}</span>
        <span class="status ${status}" title=${words.status.names[status]}>${icon(statusIcons[status])}</span>
        <span class="hidden-text">${words.status.names[status]}</span>
        <span class="name" dir="auto" title=${name}>${name}</span>
        ${since === undefined ? nothing : waitTemplate(since, this.now, { shown: text.waits, spoken: text.waitsSpoken })}
        <span class="load figure ${isFull ? 'full' : ''}" aria-hidden="true"
          >${text.load(conversations.length, capacity)}</span
        ><span class="hidden-text">${text.loadSpoken(conversations.length, capacity)}</span>
      </button>
      ${
        this._open
          ? conversations.length === 0
            ? html`<p>${text.noConversations}</p>`
            : html`<ul>
                ${repeat(
                  conversations,
                  ({ id }) => id,
                  (one) => this.#conversation(one),
                )}
              </ul>`
          : nothing
      }`;
  }

  #conversation({ id, customer, waitingSince }: WallConversation) {
    const text = this.words.supervision.wall;
    const label = customerLabel(customer, this.words);
    const told = html`<span class="name" dir="auto">${label}</span>
      ${waitingSince === undefined ? nothing : waitTemplate(waitingSince, this.now, { shown: text.waits, spoken: text.waitsSpoken })}`;
    if (!this.leads) return html`<li><div class="shown">${told}</div></li>`;
    return html`<li>
      <button
        type="button"
        title=${this.own ? text.own : text.watch(label)}
        @click=${() => {
          tell(this, this.own ? 'open-from-wall' : 'watch-conversation', id);
        }}
      >
        ${told}<span class="sign">${icon(eye)}</span>
      </button>
    </li>`;
  }
}
