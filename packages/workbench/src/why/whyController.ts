import { isShopbellError, type ConversationTrace, type OutcomeTrace } from '@shopbell/sdk/admin';
import type { AgentExplanation, ScopeInput } from '@shopbell/sdk/agent';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { hear } from '../app/events.ts';

/** Where the answers come from. */
export interface WhySource {
  /** `at`: as it was when the journal stood at this sequence. */
  explain(scope: ScopeInput | undefined, at?: number): Promise<AgentExplanation>;
  /** What a conversation came to; only managers may ask. Rejects with NOT_FOUND. */
  trace?(conversationId: string): Promise<ConversationTrace>;
}

/** The panel that tells why no conversations come (RT-29): what was asked, and the answer. */
export class WhyController implements ReactiveController {
  readonly #host: ReactiveControllerHost & EventTarget;
  readonly #source: WhySource;
  #ends: (() => void)[] = [];
  #asked = 0;
  #traced = 0;

  open = false;
  failed = false;
  busy = false;
  explanation: AgentExplanation | undefined;
  /** The past outcome that the explanation is about; undefined: of now. */
  then: OutcomeTrace | undefined;
  /** What the conversation came to that was asked about. */
  past: ConversationTrace | undefined;
  pastProblem: 'unknown' | 'failed' | undefined;

  constructor(host: ReactiveControllerHost & EventTarget, source: WhySource) {
    this.#host = host;
    this.#source = source;
    host.addController(this);
  }

  hostConnected(): void {
    this.#ends = [
      hear(this.#host, 'show-why', (open) => {
        this.show(open);
      }),
      hear(this.#host, 'explain', (scope) => {
        // Another panel within the same host may be asking.
        if (this.open) void this.#explain(scope);
      }),
      hear(this.#host, 'explain-then', (outcome) => {
        if (this.open) void this.#explain(undefined, outcome);
      }),
      hear(this.#host, 'trace-entry', (conversationId) => {
        if (this.open) void this.#trace(conversationId);
      }),
    ];
  }

  hostDisconnected(): void {
    for (const end of this.#ends) end();
  }

  show(open: boolean): void {
    this.open = open;
    this.explanation = this.past = this.pastProblem = undefined;
    this.#traced++;
    if (open) void this.#explain(undefined);
    this.#host.requestUpdate();
  }

  async #trace(conversationId: string): Promise<void> {
    const traced = ++this.#traced;
    this.pastProblem = undefined;
    try {
      const past = await this.#source.trace?.(conversationId);
      if (traced !== this.#traced) return;
      this.past = past;
    } catch (error) {
      if (traced !== this.#traced) return;
      this.past = undefined;
      this.pastProblem = isShopbellError(error, 'NOT_FOUND') ? 'unknown' : 'failed';
    }
    this.#host.requestUpdate();
  }

  async #explain(scope: ScopeInput | undefined, then?: OutcomeTrace): Promise<void> {
    const asked = ++this.#asked;
    this.busy = true;
    this.failed = false;
    this.#host.requestUpdate();
    try {
      const explanation = await this.#source.explain(scope, then?.decidedAt);
      if (asked !== this.#asked) return;
      this.explanation = explanation;
      this.then = then;
    } catch {
      if (asked !== this.#asked) return;
      this.failed = true;
    }
    this.busy = false;
    this.#host.requestUpdate();
  }
}
