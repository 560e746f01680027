import type { Conversation } from '@shopbell/sdk';
import { html } from 'lit';
import type { DeskController } from '../bridge/deskController.ts';
import type { Screen } from '../bridge/screen.ts';
import type { Words } from '../words/words.ts';

/** What the panel shows, and what it asks its element for. */
export interface PanelProperties {
  readonly words: Words;
  readonly desk: DeskController;
  /** The customer is asked whether the conversation shall end. */
  readonly ending: boolean;
  readonly askToEnd: () => void;
  readonly keep: () => void;
  readonly close: () => void;
}

const prompts: Readonly<Partial<Record<Screen, 'writeWhileChoosing' | 'writeMessage'>>> = {
  picker: 'writeWhileChoosing',
  'leave-message': 'writeMessage',
};

/** Everything inside the panel: head, bars, and the view of the moment. */
export function renderPanel(properties: PanelProperties) {
  const { words, desk, askToEnd, close } = properties;
  const { screen, conversation, offline } = desk;
  const unreachable = screen === 'problem';
  const view = () => {
    if (unreachable) {
      return html`<shop-bell-problem
        .words=${words}
        .actions=${desk}
        .error=${desk.problem}
      ></shop-bell-problem>`;
    }
    return screen === 'connecting' || !conversation
      ? html`<shop-bell-connecting .words=${words}></shop-bell-connecting>`
      : renderTalk(properties, conversation);
  };
  return html`<div class="inside" lang=${words.locale} dir="ltr">
    <shop-bell-header
      .words=${words}
      .conversation=${conversation}
      .typing=${desk.agentTyping}
      .offline=${offline}
      .unreachable=${unreachable}
      .end=${screen === 'conversation' ? askToEnd : undefined}
      .close=${close}
    ></shop-bell-header>
    <shop-bell-bars
      .words=${words}
      .actions=${desk}
      .offline=${offline && !unreachable}
      .trouble=${desk.trouble}
      .item=${desk.offeredItem}
      .other=${desk.other !== undefined}
    ></shop-bell-bars>
    ${view()}
  </div>`;
}

/** Timeline and composer stay while the state changes above them: nobody is interrupted in writing. */
function renderTalk({ words, desk, ending, keep }: PanelProperties, conversation: Conversation) {
  const { screen } = desk;
  const above =
    screen === 'picker'
      ? html`<shop-bell-picker
          .words=${words}
          .actions=${desk}
          .options=${conversation.options ?? []}
          .choosing=${desk.choosing}
        ></shop-bell-picker>`
      : html`<shop-bell-standing
          .words=${words}
          .conversation=${conversation}
          .queue=${desk.queuePlace}
        ></shop-bell-standing>`;
  const below =
    ending || screen === 'ended'
      ? html`<shop-bell-farewell
          .words=${words}
          .actions=${desk}
          .asking=${ending}
          .keep=${keep}
        ></shop-bell-farewell>`
      : html`<shop-bell-composer
          .words=${words}
          .actions=${desk}
          .text=${desk.draftText}
          .prompt=${words[prompts[screen] ?? 'write']}
        ></shop-bell-composer>`;
  return html`${above}
    <shop-bell-timeline
      exportparts="messages, bubble, own-bubble, their-bubble"
      .words=${words}
      .actions=${desk}
      .conversation=${conversation}
      .outgoing=${desk.outgoing}
      .typing=${desk.agentTyping}
      .loading=${desk.loadingHistory}
    ></shop-bell-timeline>
    ${below}`;
}
