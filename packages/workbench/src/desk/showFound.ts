import type { ReactiveController } from 'lit';
import type { ConversationView } from '../conversation/conversationView.ts';
import type { MessageTimeline } from '../conversation/messageTimeline.ts';
import { showMessage } from '../conversation/showMessage.ts';
import type { DeskHost } from './deskActions.ts';
import type { DeskController } from './deskController.ts';
import type { ReceptionController } from './receptionController.ts';

/** Pages that are read at once to come to a message. */
const pagesToMessage = 20;

/** Goes to a message that was found in one of the agent's own conversations, and reads back to where it stands. */
export class ShowFound implements ReactiveController {
  readonly #host: DeskHost & Element;
  readonly #desk: DeskController;
  readonly #reception: ReceptionController;
  #wanted: { readonly id: string; readonly seq: number; pages: number } | undefined;

  constructor(host: DeskHost & Element, desk: DeskController, reception: ReceptionController) {
    this.#host = host;
    this.#desk = desk;
    this.#reception = reception;
    host.addController(this);
  }

  /** Without a message the conversation opens at its newest. */
  open(id: string, seq: number | undefined): void {
    this.#reception.open(id);
    this.#wanted = seq === undefined ? undefined : { id, seq, pages: 0 };
    this.#host.focusReply();
    this.#host.requestUpdate();
  }

  hostUpdated(): void {
    const wanted = this.#wanted;
    if (!wanted) return;
    const { id, seq } = wanted;
    const conversation = this.#desk.conversation(id);
    const history = this.#desk.history(id);
    const first = conversation?.items[0]?.seq ?? Infinity;
    if (!conversation || this.#reception.openId !== id) this.#wanted = undefined;
    else if (seq >= first || !conversation.more) {
      this.#wanted = undefined;
      void this.#goTo(id, seq);
    } else if (history === 'idle' && wanted.pages < pagesToMessage) {
      wanted.pages++;
      void this.#desk.loadHistory(id);
    } else if (history !== 'loading') this.#wanted = undefined;
  }

  async #goTo(id: string, seq: number): Promise<void> {
    const view = this.#host.shadowRoot?.querySelector<ConversationView>('conversation-view');
    await view?.updateComplete;
    const timeline = view?.shadowRoot?.querySelector<MessageTimeline>('message-timeline');
    await timeline?.updateComplete;
    const scroller = timeline?.shadowRoot?.querySelector<HTMLElement>('.scroller');
    if (!scroller || timeline?.conversation.id !== id) return;
    for (const before of scroller.querySelectorAll('.found')) before.classList.remove('found');
    // The first one may meet sizes that the timeline did not know yet, and then it stays at its end.
    for (let turn = 0; turn < 2; turn++) {
      showMessage(scroller, seq);
      // Told at once, not with the next frame: what comes in before that would take it back to the newest.
      scroller.dispatchEvent(new Event('scroll'));
    }
  }
}
