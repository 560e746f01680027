import type { Conversation } from '@shopbell/sdk';

/** Whether a person took part: only then is there something to rate (RT-01). */
export const isRatable = ({ items, more, agent, rating }: Conversation): boolean =>
  rating !== undefined ||
  items.some((item) => item.kind === 'notice' && item.notice.kind === 'assigned') ||
  (more && agent !== undefined);
