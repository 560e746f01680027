import { isShopbellError, type AgentClient, type Conversation } from '@shopbell/sdk/agent';
import type { ReactiveController } from 'lit';
import { hear } from '../app/events.ts';
import type { AttentionController } from '../attention/attentionController.ts';
import type { DeskHost } from '../desk/deskActions.ts';
import type { Words } from '../words/words.ts';

/** Notes for colleagues: the dialog's state, and what came of it. */
export class NoteController implements ReactiveController {
  readonly #host: DeskHost;
  readonly #client: AgentClient;
  readonly #attention: AttentionController;
  readonly #openOne: () => Conversation | undefined;
  #ends: (() => void)[] = [];

  /** Where a note is written; undefined while none is. */
  conversation: Conversation | undefined;
  busy = false;
  error: unknown;
  /** What is being kept, and as what: however often it is tried, it is one note. Gone when the dialog closes. */
  #note: { readonly text: string; readonly clientId: string } | undefined;

  constructor(
    host: DeskHost,
    parts: {
      client: AgentClient;
      attention: AttentionController;
      openOne: () => Conversation | undefined;
    },
  ) {
    this.#host = host;
    this.#client = parts.client;
    this.#attention = parts.attention;
    this.#openOne = parts.openOne;
    host.addController(this);
  }

  hostConnected(): void {
    this.#ends = [
      hear(this.#host, 'ask-note', () => {
        this.#show(this.#openOne());
      }),
      hear(this.#host, 'close-note', () => {
        this.#show(undefined);
      }),
      hear(this.#host, 'add-note', (text) => void this.#add(text)),
    ];
  }

  hostDisconnected(): void {
    for (const end of this.#ends) end();
  }

  async #add(text: string): Promise<void> {
    const { conversation } = this;
    if (!conversation || this.busy) return;
    this.busy = true;
    this.error = undefined;
    this.#host.requestUpdate();
    const note = this.#note?.text === text ? this.#note : { text, clientId: crypto.randomUUID() };
    this.#note = note;
    try {
      await this.#client.addNote(conversation.id, text, { clientId: note.clientId });
      this.#attention.announce(this.#host.words.finding.note.done);
      if (this.#note !== note) return;
      this.#show(undefined);
      this.#host.focusReply();
    } catch (error) {
      // The dialog it was written in has been closed; another one may be open.
      if (this.#note !== note) return;
      this.error = error;
      this.busy = false;
      this.#host.requestUpdate();
    }
  }

  #show(conversation: Conversation | undefined): void {
    this.conversation = conversation;
    this.#note = undefined;
    this.busy = false;
    this.error = undefined;
    this.#host.requestUpdate();
  }
}

/** Why a note was not kept, in plain words. */
export function noteProblem(error: unknown, { finding }: Words): string {
  if (error === undefined) return '';
  if (isShopbellError(error, 'CONVERSATION_ENDED')) return finding.note.ended;
  return isShopbellError(error, 'NOT_FOUND') ? finding.note.notYours : finding.note.failed;
}
