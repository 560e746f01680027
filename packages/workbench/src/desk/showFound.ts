import type { ReactiveController } from 'lit';
import type { ShownMessage } from '../conversation/timeline.ts';
import type { DeskHost } from './deskActions.ts';
import type { DeskController } from './deskController.ts';
import type { ReceptionController } from './receptionController.ts';

/** Pages that are read at once to come to a message. */
const pagesToMessage = 20;

/** Goes to a message that was found in one of the agent's own conversations, and reads back to where it stands. */
export class ShowFound implements ReactiveController {
  readonly #host: DeskHost;
  readonly #desk: DeskController;
  readonly #reception: ReceptionController;
  #wanted: { readonly id: string; readonly seq: number; pages: number } | undefined;
  #shown: (ShownMessage & { readonly id: string }) | undefined;

  constructor(host: DeskHost, desk: DeskController, reception: ReceptionController) {
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

  /** The message to show in the open conversation; undefined: its newest. */
  get shown(): ShownMessage | undefined {
    return this.#shown;
  }

  hostUpdate(): void {
    if (this.#reception.openId !== this.#shown?.id) this.#shown = undefined;
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
      this.#shown = { id, seq };
      this.#host.requestUpdate();
    } else if (history === 'idle' && wanted.pages < pagesToMessage) {
      wanted.pages++;
      void this.#desk.loadHistory(id);
    } else if (history !== 'loading') this.#wanted = undefined;
  }
}
