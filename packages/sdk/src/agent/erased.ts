import type { Conversation, TimelineItem } from '../model/conversation.ts';

/** A conversation as the server tells it once its customer was erased: what happened, without a word. */
export function withoutWords({ customer, rating, items, ...kept }: Conversation): Conversation {
  return {
    ...kept,
    customer: { id: customer.id, erased: true },
    ...(rating && { rating: { grade: rating.grade, at: rating.at } }),
    items: items.map(wordless),
  };
}

function wordless(item: TimelineItem): TimelineItem {
  if (item.kind === 'message') {
    const { files: _files, card: _card, ...message } = item;
    return { ...message, text: '', recalled: true };
  }
  const { notice } = item;
  if (notice.kind === 'transferred') {
    const { note: _note, ...told } = notice;
    return { ...item, notice: told };
  }
  if (notice.kind !== 'scope') return item;
  const { card: _card, ...told } = notice;
  return { ...item, notice: told };
}
