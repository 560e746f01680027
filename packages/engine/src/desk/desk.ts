import type { AgentStatus, Page, Scope } from '@shopbell/sdk/model';
import { copyLedger, type Ledger } from '../fairness/ledger.ts';
import { defaultSettings, type DeskSettings } from '../settings.ts';
import { Table } from './table.ts';

export interface Agent {
  readonly id: string;
  readonly name: string;
  status: AgentStatus;
  /** Groups the agent is a member of, in the order of joining. */
  groupIds: readonly string[];
}

export interface Group {
  readonly id: string;
  readonly name: string;
  readonly pages: readonly Page[];
  readonly skus: readonly string[];
  readonly allowDefaultFallback: boolean;
  /** Members, their weights, and whose turn it is. */
  readonly ledger: Ledger;
  /** Members who are online, whatever their weight. */
  onlineMembers: number;
  /** Leave messages bound to this group that wait to be delivered. */
  pending: number;
}

export interface GroupOffer {
  readonly groupId: string;
  readonly matched: 'sku' | 'page';
}

/** A conversation that has not ended. */
export interface OpenConversation {
  readonly id: string;
  readonly customerId: string;
  readonly scope: Scope;
  readonly openedAt: number;
  state: 'opening' | 'choosing' | 'assigned' | 'leave-message';
  /** The group it entered through (RT-28); a leave message is bound to it (LM-03). */
  groupId?: string;
  /** The group whose turn was used; the default group where it stood in (RT-09, LM-08). */
  servingGroupId?: string;
  /** The owner; of a leave message the agent it was delivered to (LM-16). */
  agentId?: string;
  /** Only while choosing. */
  options?: readonly GroupOffer[];
  autoChooseAt?: number;
  /** When the customer first wrote: a leave message without a word is none (LM-17, LM-19). */
  firstTextAt?: number;
  /** The highest sequence of something to be seen: a message or a notice. */
  lastItemSeq: number;
  lastSeq: number;
  seen: { readonly customer: number; readonly agent: number };
  /** Keys of the client ids that live with this conversation. */
  clientKeys: string[];
}

/** What a client id stands for, so that a repeat gets the first answer. */
export interface SentMessage {
  readonly conversationId: string;
  readonly messageId: string;
  readonly digest: string;
  readonly seq: number;
  readonly at: number;
}

/** What is left of an ended conversation: whose it was. */
export interface EndedConversation {
  readonly customerId: string;
  readonly agentId?: string;
}

/** The desk of one shop. Made by `emptyDesk` or `restoreDesk`, changed by `evolve` alone, read by the readers. */
export interface Desk {
  /** Sequence of the last event applied; 0 before the first. */
  seq: number;
  /** The desk's time: that of the last event, in ms since 1970 UTC. Never goes back. */
  at: number;
  shop?: { readonly id: string; readonly name: string; readonly defaultGroupId: string };
  settings: DeskSettings;
  /** How many agents of the shop are online. */
  online: number;
  readonly agents: Table<Agent>;
  readonly groups: Table<Group>;
  /** Which group holds a scope value: `page:order`, `sku:1001` (RT-05, RT-06). */
  readonly scopes: Table<string>;
  readonly conversations: Table<OpenConversation>;
  /** Open conversations by owner: `customer:<id>`, `agent:<id>` → ids, in the order they came. */
  readonly openBy: Table<readonly string[]>;
  /** By author and client id. */
  readonly sent: Table<SentMessage>;
  readonly ended: Table<EndedConversation>;
  /** When the absence of an agent becomes *offline*. */
  readonly leases: Table<number>;
  /** Conversations in which groups were offered and the customer has written: when the choice is made for them. */
  readonly choosers: Table<number>;
  /** Leave messages that wait to be delivered (with a text, without an agent), by conversation: bound group. */
  readonly pending: Table<string>;
  /** LM-05: where the beat of deliveries starts: the last delivery, before any the first chance of one. */
  deliveryBeat?: number;
  /** Since when something could be delivered. */
  deliverableSince?: number;
}

const same = <V>(value: V): V => value;

/** A desk before its first event. */
export function emptyDesk(): Desk {
  return {
    seq: 0,
    at: 0,
    settings: defaultSettings,
    online: 0,
    agents: new Table<Agent>((agent) => ({ ...agent })),
    groups: new Table<Group>((group) => ({ ...group, ledger: copyLedger(group.ledger) })),
    scopes: new Table<string>(same),
    conversations: new Table<OpenConversation>((open) => ({ ...open, clientKeys: [...open.clientKeys] })),
    openBy: new Table<readonly string[]>(same),
    sent: new Table<SentMessage>(same),
    ended: new Table<EndedConversation>(same),
    leases: new Table<number>(same),
    choosers: new Table<number>(same),
    pending: new Table<string>(same),
  };
}

/** A desk over this one: events can be tried on it and this one stays as it is. */
export function draftOf(desk: Desk): Desk {
  return {
    ...desk,
    agents: desk.agents.draft(),
    groups: desk.groups.draft(),
    scopes: desk.scopes.draft(),
    conversations: desk.conversations.draft(),
    openBy: desk.openBy.draft(),
    sent: desk.sent.draft(),
    ended: desk.ended.draft(),
    leases: desk.leases.draft(),
    choosers: desk.choosers.draft(),
    pending: desk.pending.draft(),
  };
}

/** The key of an author's client id: lengths keep ids of any content apart. */
export function clientKey(by: { readonly kind: string; readonly id: string }, clientId: string): string {
  return `${by.kind}:${by.id.length}:${by.id}:${clientId}`;
}
