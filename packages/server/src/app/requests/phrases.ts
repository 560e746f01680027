import type { PhraseOwner } from '../phrases/phrases.ts';
import { changerOf, handler, type Asking, type Handlers } from './handler.ts';

const shops: PhraseOwner = { kind: 'shop' };

/** Quick phrases (WB-17). */
export const phraseHandlers: Handlers<
  'phrases.read' | 'phrase.put' | 'phrase.delete' | 'shop-phrase.put' | 'shop-phrase.delete'
> = {
  'phrases.read': handler('phrases.read', async (asking) => {
    const { caller, services } = asking;
    const [shop, own, mayEditShop] = await Promise.all([
      services.phrases.read(caller.shopId, shops),
      services.phrases.read(caller.shopId, ownOf(asking)),
      services.permissions.carries(caller, 'cs.assign'),
    ]);
    return { shop, own, mayEditShop };
  }),

  'phrase.put': handler('phrase.put', (asking, phrase) =>
    asking.services.phrases.put(asking.caller.shopId, ownOf(asking), phrase),
  ),

  'phrase.delete': handler('phrase.delete', async (asking, { id }) => {
    await asking.services.phrases.remove(asking.caller.shopId, ownOf(asking), id);
    return {};
  }),

  'shop-phrase.put': handler('shop-phrase.put', (asking, phrase) =>
    asking.services.phrases.put(asking.caller.shopId, shops, phrase, changerOf(asking)),
  ),

  'shop-phrase.delete': handler('shop-phrase.delete', async (asking, { id }) => {
    await asking.services.phrases.remove(asking.caller.shopId, shops, id, changerOf(asking));
    return {};
  }),
};

function ownOf({ caller }: Asking): PhraseOwner {
  return { kind: 'agent', id: caller.id };
}
