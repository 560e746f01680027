import type { Conversation } from '@shopbell/sdk';
import { html, nothing } from 'lit';
import type { ExtrasLoader } from '../bridge/extrasLoader.ts';
import type { DeskController } from '../bridge/deskController.ts';
import type { Screen } from '../bridge/screen.ts';
import { minutesOf } from '../words/minutesOf.ts';
import type { Words } from '../words/words.ts';

/** What the panel shows, and what it asks its element for. */
export interface PanelProperties {
  readonly words: Words;
  readonly desk: DeskController;
  readonly extras: ExtrasLoader;
  /** The customer is asked whether the conversation shall end. */
  readonly ending: boolean;
  readonly askToEnd: () => void;
  readonly keep: () => void;
  /** Undefined where it cannot be closed: as a part of the page. */
  readonly close: (() => void) | undefined;
  /** What it shows is looked at, if the page is. */
  readonly inSight: boolean;
}

const prompts: Readonly<Partial<Record<Screen, 'writeWhileChoosing' | 'writeMessage'>>> = {
  picker: 'writeWhileChoosing',
  'leave-message': 'writeMessage',
};

/** Everything inside the panel: head, bars, and the view of the moment. */
export function renderPanel(properties: PanelProperties) {
  const { words, desk, extras, ending, askToEnd, close } = properties;
  const { screen, conversation, offline } = desk;
  const unreachable = screen === 'problem';
  const view = () => {
    if (unreachable) {
      return html`<shop-bell-problem .words=${words} .actions=${desk} .error=${desk.problem}
        ><p role="alert">${words.unreachable}</p>
        <button
          @click=${() => {
            desk.enter();
          }}
        >
          ${words.tryAgain}
        </button></shop-bell-problem
      >`;
    }
    return screen === 'connecting' || !conversation
      ? html`<shop-bell-connecting .words=${words}></shop-bell-connecting>`
      : renderTalk(properties, conversation);
  };
  return html`<div class="inside" lang=${words.locale} dir=${words.direction}>
    <shop-bell-header
      .words=${words}
      .conversation=${conversation}
      .typing=${desk.agentTyping}
      .offline=${offline}
      .unreachable=${unreachable}
      .end=${screen === 'conversation' || screen === 'robot' ? askToEnd : undefined}
      .close=${close}
      >${
        screen === 'conversation'
          ? html`<shop-bell-rate
              .words=${words}
              .actions=${desk}
              .conversation=${conversation}
            ></shop-bell-rate>`
          : nothing
      }</shop-bell-header
    >
    <shop-bell-bars
      .words=${words}
      .actions=${desk}
      .offline=${offline && !unreachable}
      .reload=${extras.failed && (ending || desk.trouble || desk.outgoing.some(({ error }) => error) || /picker|queued|leave|ended/.test(screen)) ? extras.load : undefined}
    ></shop-bell-bars>
    <shop-bell-hints
      .words=${words}
      .actions=${desk}
      .trouble=${desk.trouble}
      .conversation=${conversation}
      .scope=${desk.scope}
      .inSight=${properties.inSight}
    ></shop-bell-hints>
    ${view()}
  </div>`;
}

/** Timeline and composer stay while the state changes above them: nobody is interrupted in writing. */
function renderTalk({ words, desk, extras, ending, keep }: PanelProperties, conversation: Conversation) {
  const { screen } = desk;
  const { queue, items } = conversation;
  const last = items.at(-1);
  const above =
    screen === 'picker'
      ? html`<shop-bell-picker
          .words=${words}
          .actions=${desk}
          .options=${conversation.options ?? []}
          .choosing=${desk.choosing}
          ><shop-bell-connecting .words=${words}></shop-bell-connecting
        ></shop-bell-picker>`
      : html`<shop-bell-standing
          .words=${words}
          .actions=${desk}
          .conversation=${conversation}
          .busy=${desk.busy}
          >${queue && words.inLine(queue.place, minutesOf(queue.expectedWaitMs))}</shop-bell-standing
        >`;
  const below =
    ending || screen === 'ended'
      ? html`<shop-bell-farewell
          .words=${words}
          .actions=${desk}
          .conversation=${conversation}
          .asking=${ending}
          .keep=${keep}
        ></shop-bell-farewell>`
      : html`<shop-bell-composer
          .words=${words}
          .actions=${desk}
          .text=${desk.draftText}
          .prompt=${words[prompts[screen] ?? 'write']}
          .robot=${screen === 'robot'}
          .offered=${last?.kind === 'message' && last.offersAgent === true}
          .busy=${desk.busy}
          .attached=${desk.attached.length}
          ?bare=${extras.failed}
          ><shop-bell-attach .words=${words} .actions=${desk} .files=${desk.attached}></shop-bell-attach
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
      >${
        screen === 'picker' || conversation.more
          ? nothing
          : html`<shop-bell-answers
              aria-live="off"
              .words=${words}
              .actions=${desk}
              .conversation=${conversation}
            ></shop-bell-answers>`
      }</shop-bell-timeline
    >
    ${below}`;
}
