import type { AgentExplanation, ScopeInput } from '@shopbell/sdk/agent';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { hear } from '../app/events.ts';

/** The panel that tells why no conversations come (RT-29): what was asked, and the answer. */
export class WhyController implements ReactiveController {
  readonly #host: ReactiveControllerHost & EventTarget;
  readonly #ask: (scope: ScopeInput | undefined) => Promise<AgentExplanation>;
  #ends: (() => void)[] = [];
  #asked = 0;

  open = false;
  failed = false;
  busy = false;
  explanation: AgentExplanation | undefined;

  constructor(
    host: ReactiveControllerHost & EventTarget,
    ask: (scope: ScopeInput | undefined) => Promise<AgentExplanation>,
  ) {
    this.#host = host;
    this.#ask = ask;
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
    ];
  }

  hostDisconnected(): void {
    for (const end of this.#ends) end();
  }

  show(open: boolean): void {
    this.open = open;
    this.explanation = undefined;
    if (open) void this.#explain(undefined);
    this.#host.requestUpdate();
  }

  async #explain(scope: ScopeInput | undefined): Promise<void> {
    const asked = ++this.#asked;
    this.busy = true;
    this.failed = false;
    this.#host.requestUpdate();
    try {
      const explanation = await this.#ask(scope);
      if (asked !== this.#asked) return;
      this.explanation = explanation;
    } catch {
      if (asked !== this.#asked) return;
      this.failed = true;
    }
    this.busy = false;
    this.#host.requestUpdate();
  }
}
