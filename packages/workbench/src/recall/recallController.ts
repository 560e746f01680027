import { deskLimits, isShopbellError, type AgentClient, type Conversation } from '@shopbell/sdk/agent';
import type { ReactiveController } from 'lit';
import { hear, type RecallWish } from '../app/events.ts';
import type { AttentionController } from '../attention/attentionController.ts';
import type { DeskHost } from '../desk/deskActions.ts';
import type { ReceptionController } from '../desk/receptionController.ts';
import type { Words } from '../words/words.ts';

/** What the timeline knows of recalls. */
export interface Recalls {
  /** Own messages from this sequence on can still be recalled; Infinity: none. */
  readonly from: number;
  /** What stood in messages that were recalled on this page, by message: to be written anew. */
  readonly former: ReadonlyMap<string, string>;
}

interface Parts {
  readonly client: AgentClient;
  readonly attention: AttentionController;
  readonly reception: ReceptionController;
}

/** Recall of own messages: while it is possible, and what was written in them, for as long as this page lives. */
export class RecallController implements ReactiveController {
  readonly #host: DeskHost;
  readonly #parts: Parts;
  readonly #underWay = new Set<string>();
  #shown: Recalls = { from: Infinity, former: new Map() };
  #ends: (() => void)[] = [];

  constructor(host: DeskHost, parts: Parts) {
    this.#host = host;
    this.#parts = parts;
    host.addController(this);
  }

  hostConnected(): void {
    this.#ends = [
      hear(this.#host, 'recall-message', (wish) => void this.#recall(wish)),
      hear(this.#host, 'edit-again', (messageId) => {
        this.#editAgain(messageId);
      }),
    ];
  }

  hostDisconnected(): void {
    for (const end of this.#ends) end();
  }

  /** The same object as long as nothing of it changes: the timeline is drawn anew only then. */
  of(conversation: Conversation | undefined, now: number): Recalls {
    const from = recallableFrom(conversation, this.#parts.client.me?.id, now);
    if (from !== this.#shown.from) this.#shown = { ...this.#shown, from };
    return this.#shown;
  }

  async #recall({ conversationId, messageId, text }: RecallWish): Promise<void> {
    if (this.#underWay.has(messageId)) return;
    this.#underWay.add(messageId);
    const { client, attention } = this.#parts;
    try {
      await client.recall(conversationId, messageId);
      if (text !== '') this.#keep(new Map(this.#shown.former).set(messageId, text));
      attention.announce(this.#host.words.conversation.recall.done);
      this.#host.focusReply();
    } catch (error) {
      attention.fail(recallProblem(error, this.#host.words));
    } finally {
      this.#underWay.delete(messageId);
    }
  }

  /** Behind what is being written, if anything is: nothing of that is lost. */
  #editAgain(messageId: string): void {
    const { reception } = this.#parts;
    const text = this.#shown.former.get(messageId);
    if (text === undefined || reception.openId === undefined) return;
    const draft = reception.draft.trim() === '' ? text : `${reception.draft}\n${text}`;
    reception.setDraft(reception.openId, draft);
    const former = new Map(this.#shown.former);
    former.delete(messageId);
    this.#keep(former);
    this.#host.focusReply();
  }

  #keep(former: ReadonlyMap<string, string>): void {
    this.#shown = { ...this.#shown, former };
    this.#host.requestUpdate();
  }
}

/** The oldest own message that is young enough, by its sequence; what is older is not looked at. */
function recallableFrom(
  conversation: Conversation | undefined,
  meId: string | undefined,
  now: number,
): number {
  let from = Infinity;
  for (const item of conversation?.items.toReversed() ?? []) {
    if (now - item.at > deskLimits.recall) break;
    if (item.kind === 'message' && item.author.kind === 'agent' && item.author.id === meId) from = item.seq;
  }
  return from;
}

/** Why it stays, in plain words. */
function recallProblem(error: unknown, { conversation: { recall } }: Words): string {
  if (isShopbellError(error, 'RECALL_TOO_LATE')) return recall.tooLate(error.details.limit / 60_000);
  return recall.failed;
}
