import type { AgentStatus, Page } from '@shopbell/sdk/model';
import type { Chat } from '../chat/chat.ts';
import { copyLedger, type Ledger } from '../fairness/ledger.ts';
import type { Line } from '../queue/line.ts';
import { defaultSettings, type DeskSettings } from '../settings.ts';
import type { OpenConversation } from './openConversation.ts';
import { Schedule } from './schedule.ts';
import { Table } from './table.ts';

export {
  newConversation,
  type GroupOffer,
  type OpenConversation,
  type Supervisor,
} from './openConversation.ts';

export interface Agent {
  readonly id: string;
  name: string;
  status: AgentStatus;
  /** Sequence of the last change of status: one away or suspended period has one (AR-03). */
  statusSeq: number;
  /** While offline: since when the agent has been gone. */
  goneSince: number | undefined;
  /** AC-03: whether new customers are routed to the agent at all. */
  receiving: boolean;
  /** RT-43: how many conversations the agent has at most; null is any number. */
  capacity: number | null;
  /** Assigned conversations that the agent holds. */
  load: number;
  /** Groups the agent is a member of, in the order of joining. */
  groupIds: readonly string[];
  /** Sequence of the last change to what a manager sets (`ifVersion`). */
  version: number;
}

export interface Group {
  readonly id: string;
  name: string;
  pages: readonly Page[];
  skus: readonly string[];
  /** RT-19: whether its scopes are matched. */
  enabled: boolean;
  allowDefaultFallback: boolean;
  /** Passes customers on to the default group when full. */
  overflow: boolean;
  /** Sequence of the last change to the group itself: what an editor saw (`ifVersion`). */
  version: number;
  /** Members, their weights, and whose turn it is. */
  ledger: Ledger;
  /** Members whose status lets them be routed, whatever else holds. */
  routableMembers: number;
  /** Of these, who receive (AC-03). */
  receivingMembers: number;
  /** Of these, who have a weight and a capacity of 0: nothing is ever routed to them (RT-30). */
  placeless: number;
  /** Conversations that the members who are full or free may have at the same time; only those with a capacity count. */
  places: number;
  /** Leave messages bound to this group that wait to be delivered: one for each customer (LM-19). */
  pending: number;
  readonly line: Line;
  /** Mean time in ms that conversations of late were held by one agent; null before the first. */
  serviceMs: number | null;
}

/** What is left of an ended conversation: whose it was, and whether a person took part. */
export interface EndedConversation {
  readonly customerId: string;
  readonly agentId?: string;
  readonly attended?: true;
  /** Colleagues who looked over it to the end: they have its words on their screens. */
  readonly watchers?: readonly string[];
}

/** What is left of an ended conversation in which its customer has not seen the last answer: see `unseen.ts`. */
export interface UnseenEnding {
  readonly conversationId: string;
  readonly endedAt: number;
  /** The last message of an agent or the robot. */
  readonly answerSeq: number;
  /** Nothing above it is to be seen. */
  readonly lastItemSeq: number;
  /** How far the customer has read. */
  readonly seen: number;
}

/** What an agent wrote a short while ago, be the conversation whose it may by now. */
export interface RecallableMessage {
  readonly conversationId: string;
  readonly agentId: string;
  readonly note: boolean;
  readonly at: number;
  /** Once it was recalled. */
  readonly recalled?: { readonly seq: number; readonly at: number };
}

/** WB-19. */
export interface Block {
  readonly agentId: string;
  readonly reason: string;
  readonly at: number;
  /** The first entry that was refused: every other is the same record, so that nobody fills the journal by trying. */
  readonly refused?: string;
}

/** RT-33, RT-36: who served a customer in a group, and when they last spoke; the latest first. */
export type Served = readonly { readonly agentId: string; readonly at: number }[];

/** The desk of one shop. Made by `emptyDesk` or `restoreDesk`, changed by `evolve` alone, read by the readers. */
export interface Desk {
  /** Sequence of the last event applied; 0 before the first. */
  seq: number;
  /** The desk's time: that of the last event, in ms since 1970 UTC. Never goes back. */
  at: number;
  shop: { readonly id: string; readonly name: string; readonly defaultGroupId: string } | undefined;
  settings: DeskSettings;
  /** Sequence of the last change of settings. */
  settingsVersion: number;
  /** How many agents of the shop have a status that lets them be routed. */
  routable: number;
  readonly agents: Table<Agent>;
  readonly groups: Table<Group>;
  /** Groups that pass customers on to the default group when full. */
  overflowing: readonly string[];
  /** Which group holds a page, and which a SKU (RT-05, RT-06). */
  readonly groupByPage: Table<string>;
  readonly groupBySku: Table<string>;
  readonly conversations: Table<OpenConversation>;
  /** Open conversations by customer, and by the agent who holds them: ids, in the order they came. */
  readonly openByCustomer: Table<string[]>;
  readonly openByAgent: Table<string[]>;
  /** Conversations that an agent looks over: ids, in the order it began. */
  readonly supervised: Table<string[]>;
  readonly ended: Table<EndedConversation>;
  /** By customer, the latest endings last; whose last one came last stands last. */
  readonly unseen: Table<readonly UnseenEnding[]>;
  /** By message, in the order they were written: what agents may still recall, and some that just grew too old. */
  readonly recallable: Table<RecallableMessage>;
  /** WB-19: who is not served, and why. */
  readonly blocked: Table<Block>;
  /** Ids of customers who were erased, each with the sequence at which: nobody comes back under them. */
  readonly erased: Table<number>;
  /** By `servedKey`; who spoke last stands last. */
  readonly served: Table<Served>;
  /** WB-04, WB-07: staff chats and customer groups, and by `memberKey` the ids of those that they are in, as they came. */
  readonly chats: Table<Chat>;
  readonly chatsByMember: Table<readonly string[]>;
  /** WB-16: by agent the colleagues whom they marked. */
  readonly friends: Table<readonly string[]>;
  /** When the absence of an agent becomes *offline*. */
  readonly leases: Schedule;
  /** Conversations in which groups were offered and the customer has written: when the choice is made for them. */
  readonly choosers: Schedule;
  /** Conversations in a line whose customer has no live page: when the place is given up. */
  readonly queueLeases: Schedule;
  /** Conversations whose owner is gone and that owe an answer: when somebody else gets them (RT-52). */
  readonly orphans: Schedule;
  /** Conversations in which nothing is owed: when the customer is warned, then when it ends. */
  readonly idle: Schedule;
  /** Leave messages that wait to be delivered (with a text, without an agent), by conversation: bound group. */
  readonly pending: Table<string>;
  /** The same, by when each had its first text (LM-17). */
  readonly pendingSince: Schedule;
  /** LM-05: where the beat of deliveries starts: the last delivery, before any the first chance of one. */
  deliveryBeat: number | undefined;
  /** Since when something could be delivered. */
  deliverableSince: number | undefined;
}

/** The tables of a desk, by what they hold, and its schedules. */
export const tableNames = [
  'agents',
  'groups',
  'groupByPage',
  'groupBySku',
  'conversations',
  'openByCustomer',
  'openByAgent',
  'supervised',
  'ended',
  'unseen',
  'recallable',
  'blocked',
  'erased',
  'served',
  'chats',
  'chatsByMember',
  'friends',
  'pending',
] as const satisfies (keyof Desk)[];

/** Schedules whose times fall due. */
export const dueNames = ['leases', 'choosers', 'queueLeases', 'orphans', 'idle'] as const;

/** All schedules: what waits for a delivery is kept by its age, and the beat says when. */
export const scheduleNames = [...dueNames, 'pendingSince'] as const satisfies (keyof Desk)[];

const same = <V>(value: V): V => value;

/** A desk before its first event. */
export function emptyDesk(): Desk {
  return {
    seq: 0,
    at: 0,
    shop: undefined,
    deliveryBeat: undefined,
    deliverableSince: undefined,
    settings: defaultSettings,
    settingsVersion: 0,
    routable: 0,
    overflowing: [],
    agents: new Table<Agent>((agent) => ({ ...agent })),
    groups: new Table<Group>((group) => ({
      ...group,
      ledger: copyLedger(group.ledger),
      line: group.line.copy(),
    })),
    groupByPage: new Table<string>(same),
    groupBySku: new Table<string>(same),
    conversations: new Table<OpenConversation>((open) => ({ ...open })),
    openByCustomer: new Table<string[]>((ids) => [...ids]),
    openByAgent: new Table<string[]>((ids) => [...ids]),
    supervised: new Table<string[]>((ids) => [...ids]),
    ended: new Table<EndedConversation>(same),
    unseen: new Table<readonly UnseenEnding[]>(same),
    recallable: new Table<RecallableMessage>(same),
    blocked: new Table<Block>(same),
    erased: new Table<number>(same),
    served: new Table<Served>(same),
    chats: new Table<Chat>((chat) => ({ ...chat })),
    chatsByMember: new Table<readonly string[]>(same),
    friends: new Table<readonly string[]>(same),
    leases: new Schedule(),
    choosers: new Schedule(),
    queueLeases: new Schedule(),
    orphans: new Schedule(),
    idle: new Schedule(),
    pending: new Table<string>(same),
    pendingSince: new Schedule(),
  };
}

/** A desk over this one: events can be tried on it and this one stays as it is. */
export function draftOf(desk: Desk): Desk {
  return {
    ...desk,
    agents: desk.agents.draft(),
    groups: desk.groups.draft(),
    groupByPage: desk.groupByPage.draft(),
    groupBySku: desk.groupBySku.draft(),
    conversations: desk.conversations.draft(),
    openByCustomer: desk.openByCustomer.draft(),
    openByAgent: desk.openByAgent.draft(),
    supervised: desk.supervised.draft(),
    ended: desk.ended.draft(),
    unseen: desk.unseen.draft(),
    recallable: desk.recallable.draft(),
    blocked: desk.blocked.draft(),
    erased: desk.erased.draft(),
    served: desk.served.draft(),
    chats: desk.chats.draft(),
    chatsByMember: desk.chatsByMember.draft(),
    friends: desk.friends.draft(),
    leases: desk.leases.draft(),
    choosers: desk.choosers.draft(),
    queueLeases: desk.queueLeases.draft(),
    orphans: desk.orphans.draft(),
    idle: desk.idle.draft(),
    pending: desk.pending.draft(),
    pendingSince: desk.pendingSince.draft(),
  };
}

/** The key of a customer in a group. */
export function servedKey(groupId: string, customerId: string): string {
  return `${groupId.length}:${groupId}:${customerId}`;
}
