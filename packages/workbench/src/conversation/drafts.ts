import type { PreferenceStorage } from '../preferences/preferences.ts';

const storageKey = 'shopbell.workbench.drafts';

/** Typed and not sent, by conversation. Survives a reload of the tab; belongs to one agent. */
export class Drafts {
  readonly #storage: PreferenceStorage;
  #agentId = '';
  #texts = new Map<string, string>();

  constructor(storage: PreferenceStorage) {
    this.#storage = storage;
  }

  /** Takes up the drafts of this agent; another agent's are dropped. */
  belongTo(agentId: string): void {
    if (this.#agentId === agentId) return;
    this.#agentId = agentId;
    this.#texts = this.#read(agentId);
  }

  get(conversationId: string): string {
    return this.#texts.get(conversationId) ?? '';
  }

  set(conversationId: string, text: string): void {
    if (text === '') this.#texts.delete(conversationId);
    else this.#texts.set(conversationId, text);
    this.#keep();
  }

  clear(): void {
    this.#texts.clear();
    this.#keep();
    this.#agentId = '';
  }

  #read(agentId: string): Map<string, string> {
    try {
      const kept: unknown = JSON.parse(this.#storage.getItem(storageKey) ?? 'null');
      if (typeof kept !== 'object' || kept === null || !('agentId' in kept) || kept.agentId !== agentId)
        return new Map();
      if (!('texts' in kept) || typeof kept.texts !== 'object' || kept.texts === null) return new Map();
      return new Map(
        Object.entries(kept.texts).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
      );
    } catch {
      return new Map();
    }
  }

  #keep(): void {
    try {
      this.#storage.setItem(
        storageKey,
        JSON.stringify({ agentId: this.#agentId, texts: Object.fromEntries(this.#texts) }),
      );
    } catch {
      // Forbidden or full: they hold until the tab is reloaded.
    }
  }
}
