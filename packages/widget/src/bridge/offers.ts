import type { Conversation } from '@shopbell/sdk';
import type { PageScope } from '../bell/scopeAttributes.ts';
import type { ItemKind } from '../words/words.ts';
import { anotherItemOn } from './running.ts';

/** Offers to ask about what the page is about, instead of what is talked about; each until the customer says no. */
export class Offers {
  readonly #refused = new Set<string>();

  on(page: PageScope, conversation: Conversation | undefined): ItemKind | undefined {
    if (!conversation || conversation.state === 'ended') return undefined;
    return this.#refused.has(JSON.stringify(page)) ? undefined : anotherItemOn(page, conversation);
  }

  refuse(page: PageScope): void {
    this.#refused.add(JSON.stringify(page));
  }
}
