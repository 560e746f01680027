/** Limits of staff chats: talk among colleagues, apart from customers (WB-04). */
export const staffChatLimits = {
  /** Colleagues in one group. */
  members: 100,
  /** Code units of a group's name. */
  name: 40,
  /** Chats that one agent may be in. */
  chats: 500,
  /** Colleagues whom one agent may mark as friends (WB-16). */
  friends: 500,
  /** Characters of the newest text that a list shows. */
  excerpt: 80,
} as const;
