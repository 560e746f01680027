import type { Card, CardRef } from '@shopbell/sdk/agent';
import type { Words } from '../words/words.ts';
import { isImage, isVideo, shownName, type FileFacts } from './fileFacts.ts';

/** What a message carries, stored or on its way. */
export interface Carried {
  readonly text: string;
  readonly files?: readonly FileFacts[] | undefined;
  readonly card?: Card | CardRef | undefined;
}

/** A message in one line: its text, else what it carries. */
export function contentText({ text, files, card }: Carried, { content }: Words): string {
  if (text !== '') return text;
  const parts = (files ?? []).map((file) =>
    isImage(file)
      ? content.files.short.image
      : `${content.files.short[isVideo(file) ? 'video' : 'file']} ${shownName(file.name)}`,
  );
  if (card) parts.push(content.cards.short(card.kind, cardName(card)));
  return parts.join(' ');
}

/** What a card is called: the title of a product, else its number. */
function cardName(card: Card | CardRef): string {
  return 'title' in card && card.title !== undefined ? card.title : card.id;
}
