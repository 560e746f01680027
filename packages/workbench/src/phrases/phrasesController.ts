import {
  isShopbellError,
  type AgentClient,
  type Phrase,
  type PhraseInput,
  type PhraseList,
  type Phrases,
} from '@shopbell/sdk/agent';
import type { ReactiveController } from 'lit';
import { hear } from '../app/events.ts';
import type { DeskHost } from '../desk/deskActions.ts';
import type { Words } from '../words/words.ts';

/** A phrase that is being written; without one a new one. */
export interface EditedPhrase {
  readonly of: PhraseList;
  readonly phrase?: Phrase;
}

/** The quick phrases of this agent (WB-17): read when they are first needed, and again whenever they are opened. */
export class PhrasesController implements ReactiveController {
  readonly #host: DeskHost;
  readonly #client: AgentClient;
  #ends: (() => void)[] = [];
  #asked = 0;

  /** Undefined until they were read. */
  all: Phrases | undefined;
  failed = false;
  editing: EditedPhrase | undefined;
  /** What is asked about before it is deleted. */
  removing: Required<EditedPhrase> | undefined;
  busy = false;
  error: unknown;

  constructor(host: DeskHost, client: AgentClient) {
    this.#host = host;
    this.#client = client;
    host.addController(this);
  }

  hostConnected(): void {
    const host = this.#host;
    this.#ends = [
      hear(host, 'want-phrases', () => void this.#load()),
      hear(host, 'edit-phrase', (edited) => {
        this.#edit(edited);
      }),
      hear(host, 'save-phrase', ({ of, phrase }) => void this.#save(of, phrase)),
      hear(host, 'remove-phrase', (removed) => {
        this.removing = removed;
        host.requestUpdate();
      }),
    ];
  }

  hostDisconnected(): void {
    for (const end of this.#ends) end();
  }

  async remove(yes: boolean): Promise<void> {
    const { removing } = this;
    this.removing = undefined;
    this.#host.requestUpdate();
    if (!removing || !yes) return;
    const { of, phrase } = removing;
    try {
      await this.#client.deletePhrase(of, phrase.id);
      this.#keep(of, (phrases) => phrases.filter(({ id }) => id !== phrase.id));
    } catch {
      this.failed = true;
    }
    this.#host.requestUpdate();
  }

  async #load(): Promise<void> {
    const asked = ++this.#asked;
    this.failed = false;
    this.#host.requestUpdate();
    try {
      const all = await this.#client.phrases();
      if (asked === this.#asked) this.all = all;
    } catch {
      if (asked === this.#asked) this.failed = this.all === undefined;
    }
    this.#host.requestUpdate();
  }

  async #save(of: PhraseList, input: PhraseInput): Promise<void> {
    const { editing } = this;
    if (this.busy) return;
    this.busy = true;
    this.error = undefined;
    this.#host.requestUpdate();
    try {
      const phrase = await this.#client.putPhrase(of, input);
      this.#keep(of, (phrases) =>
        phrases.some(({ id }) => id === phrase.id)
          ? phrases.map((one) => (one.id === phrase.id ? phrase : one))
          : [...phrases, phrase],
      );
      if (this.editing === editing) this.#edit(undefined);
    } catch (error) {
      if (isShopbellError(error, 'CHANGED_MEANWHILE')) void this.#load();
      // The dialog it was written in has been closed; another one may be open.
      if (this.editing !== editing) return;
      this.error = error;
      this.busy = false;
    } finally {
      this.#host.requestUpdate();
    }
  }

  #edit(edited: EditedPhrase | undefined): void {
    this.editing = edited;
    this.busy = false;
    this.error = undefined;
    this.#host.requestUpdate();
  }

  #keep(of: PhraseList, change: (phrases: readonly Phrase[]) => Phrase[]): void {
    // An answer that is under way was asked for before this.
    this.#asked += 1;
    if (this.all) this.all = { ...this.all, [of]: change(this.all[of]) };
  }
}

export function phraseProblem(error: unknown, { phrases: text }: Words): string {
  if (error === undefined) return '';
  if (isShopbellError(error, 'CHANGED_MEANWHILE')) return text.changedMeanwhile;
  if (isShopbellError(error, 'FORBIDDEN')) return text.forbidden;
  // What the fields take was looked at before.
  return isShopbellError(error, 'INVALID_ARGUMENT') ? text.full : text.failed;
}
