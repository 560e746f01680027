import type { AgentClient, Conversation, CustomerAbout } from '@shopbell/sdk/agent';
import type { ReactiveController } from 'lit';
import { hear } from '../app/events.ts';
import type { DeskHost } from '../desk/deskActions.ts';

/** What the shop knows of whom one talks to (WB-21): read when the panel shows somebody else, or something else. */
export class CustomerController implements ReactiveController {
  readonly #host: DeskHost;
  readonly #client: AgentClient;
  readonly #shown: () => Conversation | undefined;
  #end: (() => void) | undefined;
  #conversationId: string | undefined;
  /** For what the last answer was asked. */
  #asked = '';

  about: CustomerAbout | undefined;
  failed = false;

  /** `shown`: the conversation whose customer is on screen; undefined while the panel is closed. */
  constructor(host: DeskHost, client: AgentClient, shown: () => Conversation | undefined) {
    this.#host = host;
    this.#client = client;
    this.#shown = shown;
    host.addController(this);
  }

  hostConnected(): void {
    this.#end = hear(this.#host, 'reload-customer', () => {
      this.#asked = '';
      this.#host.requestUpdate();
    });
  }

  hostDisconnected(): void {
    this.#end?.();
  }

  hostUpdated(): void {
    const shown = this.#shown();
    // A break ends nothing, but what was asked for during it came to nothing.
    if (!shown || this.#client.connection !== 'online') {
      if (!shown) this.#asked = '';
      return;
    }
    const wanted = JSON.stringify([shown.id, shown.scope, shown.state, shown.customer]);
    if (wanted === this.#asked) return;
    this.#asked = wanted;
    void this.#load(shown.id, wanted);
  }

  async #load(conversationId: string, wanted: string): Promise<void> {
    const another = conversationId !== this.#conversationId;
    if (another || this.failed) {
      if (another) this.about = undefined;
      this.failed = false;
      this.#conversationId = conversationId;
      this.#host.requestUpdate();
    }
    try {
      const about = await this.#client.aboutCustomer(conversationId);
      if (wanted !== this.#asked) return;
      this.about = about;
    } catch {
      if (wanted !== this.#asked) return;
      this.failed = true;
    }
    this.#host.requestUpdate();
  }
}
