import type { CommonEvents } from '../client/conversationClient.ts';
import type { Emitter } from '../emitter/emitter.ts';
import { isRecord } from '../guards/shape.ts';
import type { Kept } from '../kept.ts';

/** For the same person's other tabs. */
export interface DraftChange {
  readonly draft: string;
  readonly text: string;
}

/**
 * What is written but not sent yet, one text per conversation, the same in every tab: the last one who writes wins. Kept
 * as JSON under one key per person; where the storage is missing, full or forbidden, in memory only.
 */
export class Drafts {
  readonly #kept: Kept;
  readonly #emitter: Emitter<CommonEvents>;
  readonly #share: (change: DraftChange) => void;
  #texts: Readonly<Record<string, string>> = {};
  #key: string | undefined;
  /** Written before anybody knew whose they are, so that no other tab was told. */
  #early: readonly string[] = [];

  constructor(kept: Kept, emitter: Emitter<CommonEvents>, share: (change: DraftChange) => void) {
    this.#kept = kept;
    this.#emitter = emitter;
    this.#share = share;
  }

  get(conversationId: string): string {
    // Ids of others may be names that every object knows.
    return Object.hasOwn(this.#texts, conversationId) ? (this.#texts[conversationId] ?? '') : '';
  }

  set(conversationId: string, text: string): void {
    if (!this.#put(conversationId, text)) return;
    this.#share({ draft: conversationId, text });
    this.#write();
  }

  /** Another tab wrote it, and has stored it. */
  hear({ draft, text }: DraftChange): void {
    this.#put(draft, text);
  }

  /** Whose drafts these are: what was kept for them joins in, unless it is not to be shown. */
  adopt(owner: string, show = true): void {
    this.#key = `shopbell:drafts:${owner}`;
    if (!show) return;
    this.#early = Object.keys(this.#texts);
    if (this.#early.length > 0) this.#write({ ...this.#read(), ...this.#texts });
    this.#follow();
  }

  /** Other tabs can be heard and told by now. What they wrote shortly before was kept. */
  met(): void {
    this.#follow();
    for (const draft of this.#early) this.#share({ draft, text: this.get(draft) });
    this.#early = [];
  }

  /** Leaves none, here and on the device. */
  forget(): void {
    for (const conversationId of Object.keys(this.#texts)) this.#put(conversationId, '');
    this.#write();
    this.#key = undefined;
  }

  /** The same person goes on under another name. */
  inherit(former: string, owner: string): void {
    this.adopt(former);
    const texts = this.#texts;
    this.#texts = {};
    this.#write();
    this.#texts = texts;
    this.adopt(owner);
  }

  #put(conversationId: string, text: string): boolean {
    if (text === this.get(conversationId)) return false;
    const { [conversationId]: _former, ...others } = this.#texts;
    this.#texts = text ? { ...others, [conversationId]: text } : others;
    this.#emitter.emit('draft', { conversationId, text });
    return true;
  }

  /** As it was kept, by whichever tab. */
  #follow(): void {
    const kept = this.#read();
    if (!kept) return;
    for (const conversationId of Object.keys({ ...this.#texts, ...kept })) {
      const text = kept[conversationId];
      this.#put(conversationId, typeof text === 'string' ? text : '');
    }
  }

  /** Undefined if it says nothing: there is no storage, or what was written last did not get in. */
  #read(): Readonly<Record<string, unknown>> | undefined {
    const text = this.#kept.shared(this.#key ?? '');
    try {
      const found: unknown = text === undefined ? text : JSON.parse(text ?? '{}');
      return isRecord(found) ? found : undefined;
    } catch {
      return undefined;
    }
  }

  #write(texts: Readonly<Record<string, unknown>> = this.#texts): void {
    if (this.#key)
      this.#kept.set(this.#key, Object.keys(texts).length > 0 ? JSON.stringify(texts) : undefined);
  }
}
