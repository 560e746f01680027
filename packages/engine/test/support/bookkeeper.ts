import type { Desk, DeskEvent } from '../../src/index.ts';

interface Kept {
  readonly customerId: string;
  owner?: string;
  /** The group it waits in as a leave message, whether or not it has a text yet. */
  leftIn?: string;
  texts: number;
  deliveredTo?: string;
}

/**
 * Keeps the books of a shop from its events alone, in the plainest way, and complains about every event that must not be.
 * It shares no code with the desk.
 */
export class Bookkeeper {
  readonly conversations = new Map<string, Kept>();
  readonly status = new Map<string, string>();
  readonly weights = new Map<string, Map<string, number>>();
  readonly fallback = new Map<string, boolean>();
  readonly deliveries: { at: number; agentId: string; customerId: string }[] = [];
  readonly complaints: string[] = [];
  #at = 0;

  read(events: readonly DeskEvent[]): void {
    for (const event of events) {
      this.#expect(event.at >= this.#at, `time goes back at ${event.type}`);
      this.#at = event.at;
      this.#enter(event);
    }
  }

  /** Leave messages with a text that no agent has. */
  get waiting(): string[] {
    return [...this.conversations].flatMap(([id, kept]) =>
      kept.leftIn && kept.texts > 0 && !kept.deliveredTo ? [id] : [],
    );
  }

  /** Whether somebody may be given conversations of this group now, fall-back included. */
  served(groupId: string): boolean {
    const able = (id: string): boolean =>
      [...(this.weights.get(id) ?? [])].some(
        ([agentId, weight]) => weight > 0 && this.status.get(agentId) === 'online',
      );
    return able(groupId) || (this.fallback.get(groupId) === true && able('default'));
  }

  /** The indexes of the desk say what the books say. */
  compare(desk: Desk): void {
    const same = (what: string, ours: unknown, theirs: unknown): void =>
      this.#expect(
        JSON.stringify(ours) === JSON.stringify(theirs),
        `${what}: ${JSON.stringify(ours)}, desk ${JSON.stringify(theirs)}`,
      );
    same(
      'open',
      [...this.conversations.keys()].sort(),
      Array.from(desk.conversations.entries(), ([id]) => id).sort(),
    );
    same('pending', this.waiting.sort(), Array.from(desk.pending.entries(), ([id]) => id).sort());
    for (const group of desk.groups.values()) {
      const weights = this.weights.get(group.id) ?? new Map<string, number>();
      const online = [...weights.keys()].filter((id) => this.status.get(id) === 'online');
      const taking = online.filter((id) => (weights.get(id) ?? 0) > 0);
      const seats = [...group.ledger.seats.values()].filter((seat) => seat.taking);
      same(`online in ${group.id}`, online.length, group.onlineMembers);
      same(`taking in ${group.id}`, taking.sort(), seats.map(({ agentId }) => agentId).sort());
      same(
        `weight of ${group.id}`,
        taking.reduce((sum, id) => sum + (weights.get(id) ?? 0), 0),
        Number(group.ledger.weight),
      );
      same(
        `pending in ${group.id}`,
        this.waiting.filter((id) => this.conversations.get(id)?.leftIn === group.id).length,
        group.pending,
      );
    }
    const holds = Array.from(
      this.conversations,
      ([id, kept]) => `agent:${kept.owner ?? kept.deliveredTo} ${id}`,
    );
    const held = Array.from(desk.openBy.entries(), ([key, ids]) => ids.map((id) => `${key} ${id}`)).flat();
    same(
      'holders',
      holds.filter((line) => !line.startsWith('agent:undefined')).sort(),
      held.filter((line) => line.startsWith('agent:')).sort(),
    );
    const deliverable = this.waiting.some((id) => this.served(this.conversations.get(id)?.leftIn ?? ''));
    same('deliverable', deliverable, desk.deliverableSince !== undefined);
  }

  #enter(event: DeskEvent): void {
    switch (event.type) {
      case 'shop.opened':
        this.weights.set(event.defaultGroupId, new Map());
        return;
      case 'agent.added':
        this.weights.get('default')?.set(event.agentId, 6);
        return;
      case 'group.created':
        this.weights.set(
          event.groupId,
          new Map(event.members.map(({ agentId, weight }) => [agentId, weight])),
        );
        this.fallback.set(event.groupId, event.allowDefaultFallback);
        return;
      case 'agent.status-changed':
        this.status.set(event.agentId, event.status);
        return;
      case 'conversation.opened':
        this.#expect(!this.conversations.has(event.conversationId), `opened twice: ${event.conversationId}`);
        this.conversations.set(event.conversationId, { customerId: event.customerId, texts: 0 });
        return;
      case 'conversation.ended':
        this.#of(event.conversationId);
        this.conversations.delete(event.conversationId);
        return;
      default:
        if ('conversationId' in event) this.#change(this.#of(event.conversationId), event);
    }
  }

  #change(kept: Kept, event: Extract<DeskEvent, { conversationId: string }>): void {
    switch (event.type) {
      case 'conversation.assigned':
        this.#expect(kept.owner === undefined, `a second owner for ${event.conversationId}`);
        if (event.cause === 'leave-message')
          this.#expect(kept.deliveredTo === event.agentId, 'answered by another than the holder');
        else this.#mayTake(event.agentId, event.servingGroupId, event.groupId, 'assigned');
        kept.owner = event.agentId;
        delete kept.leftIn;
        delete kept.deliveredTo;
        return;
      case 'leave-message.opened':
        this.#expect(kept.owner === undefined, `a leave message of an owner: ${event.conversationId}`);
        if (kept.deliveredTo !== undefined) {
          this.#expect(
            this.status.get(kept.deliveredTo) === 'offline',
            'taken back from an agent who is there',
          );
          delete kept.deliveredTo;
        }
        kept.leftIn = event.groupId;
        return;
      case 'leave-message.delivered':
        this.#expect(
          kept.leftIn !== undefined && kept.texts > 0,
          `delivered without a message: ${event.conversationId}`,
        );
        this.#expect(kept.deliveredTo === undefined, `delivered twice: ${event.conversationId}`);
        this.#mayTake(event.agentId, event.servingGroupId, kept.leftIn ?? '', 'delivered');
        kept.deliveredTo = event.agentId;
        this.deliveries.push({ at: event.at, agentId: event.agentId, customerId: kept.customerId });
        return;
      case 'leave-message.converted':
        this.#expect(
          kept.leftIn !== undefined && kept.texts > 0,
          `converted without a message: ${event.conversationId}`,
        );
        delete kept.leftIn;
        return;
      case 'message.posted':
        if (event.by.kind === 'customer') {
          this.#expect(event.by.id === kept.customerId, 'a text of somebody else');
          kept.texts += 1;
        } else this.#expect(event.by.id === kept.owner, 'an answer of somebody else');
        return;
      case 'conversation.offered':
        this.#expect(kept.owner === undefined, 'offered although it has an owner');
        delete kept.leftIn;
        return;
      case 'conversation.opened':
      case 'conversation.ended':
      case 'message.seen':
        return;
    }
  }

  #mayTake(agentId: string, servingGroupId: string, groupId: string, how: string): void {
    this.#expect(this.status.get(agentId) === 'online', `${how} to ${agentId}, who is not online`);
    this.#expect(
      (this.weights.get(servingGroupId)?.get(agentId) ?? 0) > 0,
      `${how} to ${agentId} without weight`,
    );
    if (servingGroupId === groupId || how === 'assigned') return;
    this.#expect(servingGroupId === 'default' && this.fallback.get(groupId) === true, `${how} across groups`);
  }

  #of(conversationId: string): Kept {
    const kept = this.conversations.get(conversationId);
    if (kept) return kept;
    this.complaints.push(`never opened, or ended: ${conversationId}`);
    return { customerId: '', texts: 0 };
  }

  #expect(fine: boolean, complaint: string): void {
    if (!fine) this.complaints.push(complaint);
  }
}
