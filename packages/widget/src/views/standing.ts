import type { Conversation } from '@shopbell/sdk';
import { css, html, nothing } from 'lit';
import { CheckCheck, Clock, Moon } from 'lucide';
import type { QueuePlace } from '../bridge/screen.ts';
import { icon } from '../icons/icon.ts';
import { minutesOf } from '../words/minutesOf.ts';
import { plain, View } from './view.ts';

/**
 * One calm card above the messages that says where the customer stands: how far the line is, that nobody is there now
 * and where the answer will come, that it was received. Nothing while an agent is there.
 */
export class StandingView extends View {
  static override properties = { ...View.properties, conversation: plain, queue: plain };
  static override styles = [
    ...View.styles,
    css`
      section {
        display: grid;
        flex: none;
        grid-template-columns: auto 1fr;
        gap: 2px 14px;
        padding: 16px;
        border-bottom: 1px solid var(--_line);
      }
      svg {
        grid-row: 1 / 3;
        width: 40px;
        height: 40px;
        margin-top: 2px;
        padding: 10px;
        border-radius: 50%;
        background: var(--_tint);
        color: var(--_accent-text);
      }
      h2 {
        font-variant-numeric: tabular-nums;
      }
      p {
        text-wrap: pretty;
      }
    `,
  ];

  declare conversation: Conversation;
  /** Where the customer stands in line, while waiting. */
  declare queue: QueuePlace | undefined;

  protected override render() {
    const { words, queue } = this;
    const { state, agent, items } = this.conversation;
    const card = (sign: typeof Moon, title: string, text: string) =>
      html`<section role="status">
        ${icon(sign)}
        <h2 tabindex="-1">${title}</h2>
        <p class="small quiet">${text}</p>
      </section>`;
    if (queue)
      return card(Clock, words.queueTitle(queue.place - 1), words.queueText(minutesOf(queue.expectedWaitMs)));
    if (state !== 'leave-message') return nothing;
    if (agent) return card(CheckCheck, words.delivered(agent.name), words.answerHere);
    const wrote = items.some((item) => item.kind === 'message');
    return card(wrote ? CheckCheck : Moon, wrote ? words.left : words.leave, words.answerLater);
  }
}
