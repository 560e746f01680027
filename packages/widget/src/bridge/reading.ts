import type { Conversation } from '@shopbell/sdk';
import type { ReactiveController } from 'lit';
import type { DeskHost } from './deskHost.ts';
import { lastOfOthers } from './running.ts';

/** What stands on screen has been seen: only with the panel open, the page visible and the newest line in view. */
export class Reading implements ReactiveController {
  readonly #host: DeskHost;
  readonly #shown: () => Conversation | undefined;
  readonly #mark: (conversation: Conversation, upTo: number) => void;
  /** The newest line is in view. */
  atBottom = true;
  /** Something stands over the conversation: nothing of it is in sight, wherever it was scrolled to. */
  covered = false;
  /** What happened up to here was in sight, be it above or below the fold. */
  lookedUpTo = 0;

  constructor(
    host: DeskHost,
    shown: () => Conversation | undefined,
    mark: (conversation: Conversation, upTo: number) => void,
  ) {
    this.#host = host;
    this.#shown = shown;
    this.#mark = mark;
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.look);
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.look);
  }

  hostUpdated(): void {
    this.look();
  }

  readonly look = (): void => {
    const conversation = this.#shown();
    if (!conversation || this.covered || !this.#host.inSight || document.visibilityState !== 'visible')
      return;
    this.lookedUpTo = conversation.lastSeq;
    if (!this.atBottom) return;
    const last = lastOfOthers(conversation);
    if (last > conversation.seen.customer) this.#mark(conversation, last);
  };
}
