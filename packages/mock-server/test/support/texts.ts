import type { Conversation } from '@shopbell/sdk';

/** What was written, in order, without the notices in between. */
export function texts(conversation: Conversation | undefined): string[] {
  return conversation?.items.flatMap((item) => (item.kind === 'message' ? [item.text] : [])) ?? [];
}

export function notices(conversation: Conversation | undefined): string[] {
  return conversation?.items.flatMap((item) => (item.kind === 'notice' ? [item.notice.kind] : [])) ?? [];
}
