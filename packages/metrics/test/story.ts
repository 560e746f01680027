import type { ChatFact } from '../src/index.ts';

/** `at('10:00:30')`: that time of 2026-05-04 in Shanghai, in ms since 1970 UTC; milliseconds may follow a point. */
export function at(time: string, day = '2026-05-04'): number {
  return Date.parse(`${day}T${time}+08:00`);
}

/** Writes down the facts of one conversation, in order. */
export class Story {
  readonly facts: ChatFact[] = [];
  readonly #conversationId: string;

  constructor(conversationId = 'c1') {
    this.#conversationId = conversationId;
  }

  entry(when: number): this {
    return this.#add({ type: 'entry.opened', ...this.#about(when), customerId: 'x', scope: scopeOfShop });
  }

  assigned(when: number, agentId: string, answers: 'entry' | 'leave-message' = 'entry'): this {
    const groups = { groupId: 'g1', servingGroupId: 'g1' };
    return this.#add({ type: 'session.assigned', ...this.#about(when), agentId, ...groups, answers });
  }

  queued(when: number): this {
    return this.#add({ type: 'session.queued', ...this.#about(when), groupId: 'g1' });
  }

  released(when: number): this {
    return this.#add({ type: 'session.released', ...this.#about(when) });
  }

  transferred(when: number, fromAgentId: string, agentId: string): this {
    const groupId = 'g1';
    return this.#add({ type: 'session.transferred', ...this.#about(when), fromAgentId, agentId, groupId });
  }

  left(when: number): this {
    return this.#add({ type: 'session.left', ...this.#about(when), groupId: 'g1' });
  }

  delivered(when: number, agentId: string): this {
    return this.#add({ type: 'session.delivered', ...this.#about(when), agentId });
  }

  converted(when: number): this {
    return this.#add({ type: 'session.converted', ...this.#about(when) });
  }

  ended(when: number): this {
    return this.#add({ type: 'session.ended', ...this.#about(when), by: 'agent' });
  }

  customer(...times: number[]): this {
    for (const when of times) this.#message(when, 'customer', 'x');
    return this;
  }

  agent(when: number, agentId: string): this {
    return this.#message(when, 'agent', agentId);
  }

  auto(when: number, agentId: string): this {
    return this.#message(when, 'auto', agentId);
  }

  robot(when: number): this {
    return this.#message(when, 'robot', 'robot');
  }

  #message(when: number, from: 'customer' | 'agent' | 'auto' | 'robot', authorId: string): this {
    return this.#add({ type: 'message', ...this.#about(when), from, authorId, length: 2 });
  }

  #about(when: number) {
    return {
      id: `${this.#conversationId}-${this.facts.length}`,
      at: when,
      conversationId: this.#conversationId,
    };
  }

  #add(fact: ChatFact): this {
    this.facts.push(fact);
    return this;
  }
}

const scopeOfShop = { page: 'shop', channel: 'web' } as const;
