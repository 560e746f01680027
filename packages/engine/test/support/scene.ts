import type { AgentStatus, Page, Scope } from '@shopbell/sdk/model';
import { expect } from 'vitest';
import {
  decide,
  emptyDesk,
  evolve,
  wakeAt,
  type Author,
  type Command,
  type CommandResult,
  type Desk,
  type DeskEvent,
  type DeskSettings,
  type Refusal,
} from '../../src/index.ts';

/** 2026-05-04 09:00 in Shanghai. */
export const nine = Date.UTC(2026, 4, 4, 1);
export const second = 1000;
export const minute = 60 * second;

type Undated<C> = C extends Command ? Omit<C, 'at'> : never;
type NewCommand = Undated<Command>;

export interface GroupSpec {
  readonly pages?: readonly Page[];
  readonly skus?: readonly string[];
  readonly members: Readonly<Record<string, number | undefined>>;
  readonly allowDefaultFallback?: boolean;
}

/**
 * A desk with a clock, to tell tests as *given* what happened, *when* something is asked, *then* these events.
 * Every event goes through the desk; every refusal must come without any.
 */
export class Scene {
  readonly desk: Desk = emptyDesk();
  now = nine;
  /** Everything that happened, in order. */
  readonly events: DeskEvent[] = [];
  #ids = 0;

  constructor(settings?: Partial<DeskSettings>) {
    this.ask({
      type: 'shop.open',
      shopId: 'shop',
      name: '演示店',
      defaultGroupId: 'default',
      defaultGroupName: '默认客服组',
      ...(settings ? { settings } : {}),
    });
  }

  /** What is asked is taken, and these are its events. */
  ask(command: NewCommand): DeskEvent[] {
    const decision = decide(this.desk, { ...command, at: this.now });
    if (!decision.taken) throw new Error(`refused: ${JSON.stringify(decision.refusal)}`);
    for (const event of decision.events) evolve(this.desk, event);
    this.events.push(...decision.events);
    return [...decision.events];
  }

  answer(command: NewCommand): CommandResult {
    const decision = decide(this.desk, { ...command, at: this.now });
    if (!decision.taken) throw new Error(`refused: ${JSON.stringify(decision.refusal)}`);
    for (const event of decision.events) evolve(this.desk, event);
    this.events.push(...decision.events);
    return decision.result;
  }

  refusal(command: NewCommand): Refusal {
    const decision = decide(this.desk, { ...command, at: this.now });
    if (decision.taken) throw new Error(`taken: ${JSON.stringify(decision)}`);
    expect(decision).not.toHaveProperty('events');
    return decision.refusal;
  }

  agents(...ids: string[]): this {
    for (const agentId of ids) this.ask({ type: 'agent.add', agentId, name: `客服${agentId}` });
    return this;
  }

  status(status: AgentStatus, ...ids: string[]): DeskEvent[] {
    return ids.flatMap((agentId) => this.ask({ type: 'agent.set-status', agentId, status }));
  }

  online(...ids: string[]): this {
    this.status('online', ...ids);
    return this;
  }

  group(groupId: string, spec: GroupSpec): this {
    this.ask(groupCommand(groupId, spec));
    return this;
  }

  settings(settings: Partial<DeskSettings>): DeskEvent[] {
    return this.ask({ type: 'shop.configure', settings });
  }

  /** How many conversations each agent may have; null is any number. */
  capacity(capacities: Readonly<Record<string, number | null>>): this {
    for (const [agentId, capacity] of Object.entries(capacities)) {
      this.ask({ type: 'agent.configure', agentId, capacity });
    }
    return this;
  }

  ends(by: Author, conversationId: string): DeskEvent[] {
    return this.ask({ type: 'conversation.end', conversationId, by });
  }

  /** A whole conversation: the customer enters and asks, the owner answers and ends it. */
  serves(customerId: string, scope: Partial<Scope> = {}): string {
    const id = this.enter(customerId, scope);
    this.says(customer(customerId), id);
    const owner = this.desk.conversations.get(id)?.agentId;
    if (owner === undefined) throw new Error(`Nobody has ${id}.`);
    this.says(agent(owner), id);
    this.ends(agent(owner), id);
    return owner;
  }

  /** Lets time pass, with a tick whenever the desk wants one, as a host does. */
  pass(ms: number): DeskEvent[] {
    const until = this.now + ms;
    const happened: DeskEvent[] = [];
    for (;;) {
      const next = wakeAt(this.desk);
      if (next === undefined || next > until) break;
      this.now = Math.max(this.now, next);
      const events = this.ask({ type: 'tick' });
      happened.push(...events);
      if (events.length === 0) throw new Error('The desk wanted a tick and had nothing to do.');
    }
    this.now = until;
    return happened;
  }

  /** A customer enters: the conversation's id, which is the customer's followed by a number unless it is returned again. */
  enter(customerId: string, scope: Partial<Scope> = {}): string {
    const result = this.answer(this.entry(customerId, scope));
    if (result.kind !== 'conversation') throw new Error(result.kind);
    return result.conversationId;
  }

  entry(customerId: string, scope: Partial<Scope> = {}): Extract<NewCommand, { type: 'conversation.open' }> {
    const conversationId = `${customerId}-${++this.#ids}`;
    return {
      type: 'conversation.open',
      conversationId,
      customerId,
      scope: { page: 'shop', channel: 'web', ...scope },
    };
  }

  says(who: Author, conversationId: string, clientId = `client-${++this.#ids}`): DeskEvent[] {
    return this.ask(message(who, conversationId, clientId));
  }

  /** Who has it: the agent's id, or how far it came. */
  ownerOf(conversationId: string): string | undefined {
    const open = this.desk.conversations.get(conversationId);
    return open?.state === 'assigned' ? open.agentId : open?.state;
  }
}

export function groupCommand(
  groupId: string,
  spec: GroupSpec,
): Extract<NewCommand, { type: 'group.create' }> {
  return {
    type: 'group.create',
    groupId,
    name: `组${groupId}`,
    scopes: { pages: spec.pages ?? [], skus: spec.skus ?? [] },
    members: Object.entries(spec.members).map(([agentId, weight]) => ({
      agentId,
      ...(weight === undefined ? {} : { weight }),
    })),
    ...(spec.allowDefaultFallback === undefined ? {} : { allowDefaultFallback: spec.allowDefaultFallback }),
  };
}

export function message(
  by: Author,
  conversationId: string,
  clientId: string,
  digest = `digest-${clientId}`,
): Extract<NewCommand, { type: 'message.send' }> {
  const messageId = `m-${by.id}-${clientId}`;
  return { type: 'message.send', conversationId, by, messageId, clientId, digest, length: 5 };
}

export function customer(id: string): Author {
  return { kind: 'customer', id };
}

export function agent(id: string): Author {
  return { kind: 'agent', id };
}

/** Events as `type` and the named details, to compare what matters. */
export function told(events: readonly DeskEvent[]): string[] {
  return events.map((event) => {
    const details = ['conversationId', 'agentId', 'groupId', 'servingGroupId', 'status', 'cause'] as const;
    const values = details.flatMap((key) => (key in event ? String(Reflect.get(event, key)) : []));
    return [event.type, ...values].join(' ');
  });
}

/** The agents whom these events gave conversations, in order. */
export function assignees(events: readonly DeskEvent[]): string[] {
  return events.flatMap((event) => (event.type === 'conversation.assigned' ? event.agentId : []));
}
