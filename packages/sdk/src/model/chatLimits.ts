/** Limits of staff chats: talk among colleagues, apart from customers (WB-04). Those of customer groups are the same. */
export const staffChatLimits = {
  /** Members of one group. */
  members: 100,
  /** Code units of a group's name. */
  name: 40,
  /** Chats of a kind that one agent may be in. */
  chats: 500,
  /** Colleagues whom one agent may mark as friends (WB-16). */
  friends: 500,
  /** Characters of the newest text that a list shows. */
  excerpt: 80,
} as const;

/** Limits of customer groups (WB-07) beside those of staff chats. */
export const customerGroupLimits = {
  /** Groups that one customer may be in. */
  groupsOfCustomer: 50,
} as const;
