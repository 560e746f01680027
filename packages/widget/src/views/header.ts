import type { Conversation } from '@shopbell/sdk';
import { css, html, nothing } from 'lit';
import { Bot, LogOut, X, type IconNode } from 'lucide';
import { bellIcon } from '../bell/bellIcon.ts';
import { icon } from '../icons/icon.ts';
import { plain, View } from './view.ts';

const button = (name: string, run: (() => void) | undefined, sign: IconNode) =>
  run ? html`<button aria-label=${name} title=${name} @click=${run}>${icon(sign)}</button>` : nothing;

/** The panel's head: who is there and how they are doing, and the way out. */
export class HeaderView extends View {
  static override properties = {
    ...View.properties,
    conversation: plain,
    typing: plain,
    offline: plain,
    unreachable: plain,
    end: plain,
    close: plain,
  };
  static override styles = [
    ...View.styles,
    css`
      :host {
        flex: none;
        flex-direction: row;
        align-items: center;
        gap: 12px;
        min-height: 68px;
        padding: 10px 10px 10px 16px;
        padding-top: calc(10px + var(--_safe-top, 0px));
        border-bottom: 1px solid var(--_line);
        background: var(--_surface);
      }
      .face {
        display: grid;
        position: relative;
        flex: none;
        place-items: center;
        width: 40px;
        height: 40px;
        border-radius: 50%;
        background: var(--_tint);
        color: var(--_accent-text);
        font-size: var(--_large);
        font-weight: 600;
        line-height: 1;
        text-transform: uppercase;
      }
      .present::after {
        content: '';
        position: absolute;
        inset-block-end: -1px;
        inset-inline-end: -1px;
        width: 13px;
        height: 13px;
        border: 2px solid var(--_surface);
        border-radius: 50%;
        background: var(--_good);
      }
      .who {
        flex: 1;
        min-width: 0;
      }
      h2 {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      button {
        display: grid;
        flex: none;
        place-items: center;
        width: 36px;
        height: 36px;
        padding: 0;
        border-radius: 50%;
        color: var(--_quiet);
      }
      button + button {
        margin-inline-start: -8px;
      }
      @media (hover: hover) {
        button:not(:disabled):hover {
          background: var(--_raised);
          color: var(--_text);
          filter: none;
        }
      }
    `,
  ];

  declare conversation: Conversation | undefined;
  declare typing: boolean;
  declare offline: boolean;
  /** The desk cannot be reached at all: the view says so, the head says nothing. */
  declare unreachable: boolean;
  /** Undefined where there is nothing to end. */
  declare end: (() => void) | undefined;
  /** Undefined where the panel is a part of the page. */
  declare close: (() => void) | undefined;

  protected override render() {
    const { words, conversation } = this;
    const { agent, group } = conversation ?? {};
    const text = this.#text();
    const serving = text === words.serving;
    const present = serving || text === words.typing;
    const robot = conversation?.state === 'robot';
    const [initial] = agent?.name ?? '';
    return html`<div class="face ${present ? 'present' : ''}" aria-hidden="true">
        ${initial ?? icon(robot ? Bot : bellIcon)}
      </div>
      <div class="who">
        <h2 tabindex="-1">${robot ? words.robot : (agent?.name ?? group?.name ?? words.desk)}</h2>
        <p class="small quiet" role="status">${serving ? `${group?.name} · ` : ''}${text}</p>
      </div>
      <slot></slot>
      ${button(words.end, this.end, LogOut)} ${button(words.close, this.close, X)}`;
  }

  /** What whoever is there does. */
  #text(): string {
    const { words, conversation } = this;
    if (this.unreachable) return '';
    if (this.offline) return words.reconnecting;
    switch (conversation?.state) {
      case undefined:
      case 'opening':
        return words.connecting;
      case 'choosing':
        return '';
      case 'robot':
        return words.robotText;
      case 'queued':
        return words.waiting;
      case 'leave-message':
        return conversation.agent ? words.received : '';
      case 'ended':
        return words.ended;
      default:
        return this.typing ? words.typing : words.serving;
    }
  }
}
