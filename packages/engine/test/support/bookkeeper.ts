import type { AgentStatus, Scope } from '@shopbell/sdk/model';
import type { ChatEvent, DeskEvent, DeskSettings } from '../../src/index.ts';
import { ChatBook } from './chatBook.ts';

export interface KeptAgent {
  status: AgentStatus;
  receiving: boolean;
  capacity: number | null;
  leaseUntil?: number;
}

export interface KeptGroup {
  members: Map<string, number>;
  scopes: string[];
  enabled: boolean;
  fallback: boolean;
  overflow: boolean;
}

export interface Kept {
  readonly id: string;
  customerId: string;
  scope: Scope;
  /** Where it is: in exactly one of these places. */
  place: 'opening' | 'choosing' | 'robot' | 'line' | 'agent' | 'left' | 'delivered';
  /** The group it entered through, and the one that serves it. */
  groupId?: string;
  serving?: string;
  /** Owner, or holder of a delivered message. */
  agentId?: string;
  /** Since which event it waits in lines, without a break. */
  order?: number;
  texts: number;
  /** A person's answer is owed. */
  owed: boolean;
  /** All that was said, and how far agents have read. */
  readonly said: { readonly by: string; readonly at: number; readonly seq: number }[];
  seenByAgent: number;
  /** Who looks over it, and whether they may write. */
  supervisors: Map<string, 'watching' | 'joined'>;
  /** The agent who contacted the customer, and whether the customer has given a sign of life since. */
  readonly contactedBy?: string;
  awaited: boolean;
}

type EventOf<T extends DeskEvent['type']> = Extract<DeskEvent, { type: T }>;
type InConversation = Extract<DeskEvent, { conversationId: string }>;

/**
 * Keeps the books of a shop from its events alone, in the plainest way, and complains about every event that must not be.
 * It shares no code with the desk.
 */
export class Bookkeeper {
  readonly conversations = new Map<string, Kept>();
  readonly agents = new Map<string, KeptAgent>();
  readonly groups = new Map<string, KeptGroup>();
  readonly blocked = new Set<string>();
  readonly erased = new Set<string>();
  readonly deliveries: { at: number; agentId: string; customerId: string }[] = [];
  readonly complaints: string[] = [];
  readonly chats = new ChatBook((fine, complaint) => this.expect(fine, complaint));
  readonly #delivered = new Map<string, number>();
  /** Ids of what was said in conversations that are open. */
  readonly #said = new Map<string, Set<string>>();
  defaultId = '';
  settings: DeskSettings | undefined;
  seq = 0;
  #at = 0;
  /** The conversation whose customer agreed to leave its owner, in the decision that is read. */
  #agreed: string | undefined;
  /** Conversations in which a person took part, ended ones too: whose they are. */
  readonly #attended = new Map<string, string>();
  /** Ended conversations: whose each is. */
  readonly #ended = new Map<string, string>();
  /** Messages and notes that were not recalled. */
  readonly #written = new Map<
    string,
    { readonly author: string; readonly at: number; readonly note: boolean }
  >();

  /** `agreed`: the conversation whose customer asked to go to another group. */
  read(events: readonly DeskEvent[], agreed?: string): void {
    this.#agreed = agreed;
    for (const event of events) {
      this.expect(event.at >= this.#at, `time goes back at ${event.type}`);
      this.#at = event.at;
      this.seq += 1;
      if ('conversationId' in event) this.#inConversation(event);
      else if ('chatId' in event || event.type === 'friend.marked')
        this.chats.read(event, this.seq, {
          agent: (id) => this.agents.has(id),
          blocked: (id) => this.blocked.has(id),
        });
      else this.#inShop(event);
    }
  }

  expect(fine: boolean, complaint: string): void {
    if (!fine) this.complaints.push(complaint);
  }

  load(agentId: string): number {
    return this.#count((kept) => kept.place === 'agent' && kept.agentId === agentId);
  }

  /** Leave messages with a text that no agent has. */
  get waiting(): Kept[] {
    return [...this.conversations.values()].filter(({ place, texts }) => place === 'left' && texts > 0);
  }

  line(groupId: string): Kept[] {
    return [...this.conversations.values()]
      .filter(({ place, serving }) => place === 'line' && serving === groupId)
      .sort((a, b) => (a.order ?? 0) - (b.order ?? 0));
  }

  routable(agentId: string): boolean {
    const status = this.agents.get(agentId)?.status;
    return status === 'online' || (status === 'away' && this.settings?.profile === 'rotation');
  }

  /** Members who are given conversations, be it only once they have room. */
  takers(groupId: string): string[] {
    return [...(this.groups.get(groupId)?.members ?? [])].flatMap(([agentId, weight]) => {
      const agent = this.agents.get(agentId);
      const takes = weight > 0 && this.routable(agentId) && agent?.receiving && agent.capacity !== 0;
      return takes ? agentId : [];
    });
  }

  hasRoom(agentId: string): boolean {
    const capacity = this.agents.get(agentId)?.capacity ?? null;
    return capacity === null || this.settings?.capMode === 'uncapped' || this.load(agentId) < capacity;
  }

  exempt({ scope }: Kept): boolean {
    const mode = this.settings?.capMode;
    return mode === 'uncapped' || (mode === 'exempt-app' && scope.channel !== 'web');
  }

  /** Who takes the entries of a group: its own agents, else the default group's in their stead. */
  standIn(groupId: string): string | undefined {
    if (this.takers(groupId).length > 0) return groupId;
    const fallback = this.groups.get(groupId)?.fallback === true || groupId === this.defaultId;
    return fallback && this.takers(this.defaultId).length > 0 ? this.defaultId : undefined;
  }

  /** The groups by which this agent may serve whom waits in a line. */
  serves(agentId: string, lineOf: string): boolean {
    const throughs = this.groups.get(lineOf)?.overflow ? [lineOf, this.defaultId] : [lineOf];
    return throughs.some((id) => (this.groups.get(id)?.members.get(agentId) ?? 0) > 0);
  }

  #count(fits: (kept: Kept) => boolean): number {
    let count = 0;
    for (const kept of this.conversations.values()) if (fits(kept)) count += 1;
    return count;
  }

  #inShop(event: Exclude<DeskEvent, InConversation | ChatEvent>): void {
    switch (event.type) {
      case 'shop.opened': {
        this.defaultId = event.defaultGroupId;
        this.settings = event.settings;
        const group = { scopes: [], enabled: true, fallback: false, overflow: false };
        this.groups.set(event.defaultGroupId, { ...group, members: new Map() });
        return;
      }
      case 'shop.configured':
        this.settings = event.settings;
        return;
      case 'agent.added':
        this.agents.set(event.agentId, { status: 'offline', receiving: true, capacity: null });
        this.groups.get(this.defaultId)?.members.set(event.agentId, 6);
        return;
      case 'agent.configured':
        Object.assign(this.#agent(event.agentId), {
          receiving: event.receiving,
          capacity: event.capacity,
        });
        return;
      case 'agent.status-changed': {
        const agent = this.#agent(event.agentId);
        this.expect(agent.status !== event.status, `${event.agentId} was ${event.status} already`);
        agent.status = event.status;
        if (event.status === 'offline') delete agent.leaseUntil;
        return;
      }
      case 'agent.lease-started':
        this.#agent(event.agentId).leaseUntil = event.until;
        return;
      case 'agent.lease-voided':
        delete this.#agent(event.agentId).leaseUntil;
        return;
      case 'group.created':
      case 'group.edited':
        this.#editGroup(event);
        return;
      case 'group.deleted':
        this.expect(event.groupId !== this.defaultId, 'the default group was deleted');
        for (const { id, place, groupId, serving } of this.conversations.values()) {
          const waits = place === 'left' ? groupId : place === 'line' ? serving : undefined;
          this.expect(waits !== event.groupId, `${id} waits in a deleted group`);
        }
        this.groups.delete(event.groupId);
        return;
      case 'customer.blocked':
        this.blocked.add(event.customerId);
        return;
      case 'customer.unblocked':
        this.blocked.delete(event.customerId);
        return;
      case 'customer.erased':
        for (const id of event.customerIds) {
          this.expect(
            this.#count(({ customerId }) => customerId === id) === 0,
            `${id} was erased while served`,
          );
          this.blocked.delete(id);
          this.erased.add(id);
        }
    }
  }

  #editGroup(event: EventOf<'group.created'> | EventOf<'group.edited'>): void {
    const { groupId, scopes, members } = event;
    const blank: KeptGroup = {
      members: new Map(),
      scopes: [],
      enabled: true,
      fallback: true,
      overflow: false,
    };
    const group = this.groups.get(groupId) ?? blank;
    this.groups.set(groupId, group);
    if (scopes) {
      group.scopes = [
        ...scopes.pages.map((page) => `page:${page}`),
        ...scopes.skus.map((sku) => `sku:${sku}`),
      ];
      const all = [...this.groups.values()].flatMap((one) => one.scopes);
      this.expect(new Set(all).size === all.length, 'a scope value is bound twice');
    }
    if (members) group.members = new Map(members.map(({ agentId, weight }) => [agentId, weight]));
    group.enabled = event.enabled ?? group.enabled;
    group.fallback = event.allowDefaultFallback ?? group.fallback;
    group.overflow = event.overflow ?? group.overflow;
  }

  #inConversation(event: InConversation): void {
    const { conversationId: id } = event;
    if (event.type === 'conversation.opened') {
      this.expect(!this.conversations.has(id), `opened twice: ${id}`);
      this.expect(!this.blocked.has(event.customerId), `opened for a blocked customer: ${id}`);
      this.expect(!this.erased.has(event.customerId), `opened for an erased customer: ${id}`);
      const { customerId, scope, by } = event;
      const contact = { awaited: by !== undefined, ...(by ? { contactedBy: by.id } : {}) };
      const others = this.#count((kept) => kept.customerId === customerId);
      this.expect(!by || others === 0, `${customerId} was contacted in the middle of a conversation`);
      this.conversations.set(id, {
        id,
        customerId,
        scope,
        place: 'opening',
        texts: 0,
        owed: false,
        said: [],
        seenByAgent: 0,
        supervisors: new Map(),
        ...contact,
      });
      return;
    }
    if (event.type === 'conversation.refused') {
      this.expect(this.blocked.has(event.customerId), `${id} of ${event.customerId} was refused`);
      this.expect(!this.conversations.has(id) && !this.#attended.has(id), `refused under a known id: ${id}`);
      return;
    }
    if (event.type === 'conversation.rated') {
      this.expect(this.#attended.get(id) === event.by.id, `${id} was rated by ${event.by.id}`);
      return;
    }
    if (event.type === 'message.posted' || event.type === 'note.added')
      this.#written.set(event.messageId, {
        author: event.by.id,
        at: event.at,
        note: event.type === 'note.added',
      });
    if (event.type === 'message.recalled' || event.type === 'note.recalled') {
      this.#recall(event);
      return;
    }
    const kept = this.conversations.get(id);
    const endedOf = this.#ended.get(id);
    if (event.type === 'message.seen' && endedOf !== undefined) {
      this.expect(
        event.by.kind === 'customer' && event.by.id === endedOf,
        `${id} was seen by ${event.by.id}`,
      );
      return;
    }
    if (event.type === 'conversation.identified' && endedOf !== undefined) {
      this.expect(event.customerId === endedOf, `${id} was not ${event.customerId}’s`);
      this.#ended.set(id, event.knownId);
      if (this.#attended.has(id)) this.#attended.set(id, event.knownId);
      return;
    }
    if (!kept) {
      this.complaints.push(`${event.type} of ${id}, which never was or has ended`);
      return;
    }
    if (event.type === 'conversation.ended') this.#end(kept, event);
    else this.#change(kept, event);
  }

  /** Once, by its author, in time; the conversation may have another agent by then, or have ended. */
  #recall({ type, messageId, by, at }: EventOf<'message.recalled' | 'note.recalled'>): void {
    const written = this.#written.get(messageId);
    this.#written.delete(messageId);
    const isOwn = written?.author === by.id && written.note === (type === 'note.recalled');
    this.expect(isOwn && at - written.at <= 120_000, `${by.id} recalled ${messageId}`);
  }

  #end(kept: Kept, { by, cause }: EventOf<'conversation.ended'>): void {
    const { id, place, customerId } = kept;
    if (by.kind === 'customer') this.expect(by.id === customerId, `${id} ended by somebody else`);
    if (by.kind === 'agent') this.expect(by.id === kept.agentId, `${id} ended by another agent`);
    if (by.kind === 'desk' && cause === 'blocked') {
      this.expect(this.blocked.has(customerId), `${id} ended as blocked`);
    } else if (by.kind === 'desk') {
      this.expect(!kept.owed, `the desk ended ${id}, in which an answer is owed`);
      this.expect(cause === (place === 'line' ? 'absent' : 'idle'), `the desk ended ${id} as ${cause}`);
    }
    this.conversations.delete(id);
    this.#ended.set(id, customerId);
  }

  #change(
    kept: Kept,
    event: Exclude<
      InConversation,
      EventOf<
        | 'conversation.opened'
        | 'conversation.refused'
        | 'conversation.ended'
        | 'conversation.rated'
        | 'message.recalled'
        | 'note.recalled'
      >
    >,
  ): void {
    const { id, place, order: waits } = kept;
    const agreed = this.#agreed === id;
    const from = (...places: Kept['place'][]): void =>
      this.expect(places.includes(place), `${event.type} of ${id}, which was in ${place}`);
    switch (event.type) {
      case 'conversation.offered':
        from('opening', 'choosing', 'robot', 'left', ...(agreed ? (['line', 'agent'] as const) : []));
        this.#put(kept, 'choosing');
        if (waits !== undefined) kept.order = waits;
        return;
      case 'conversation.identified':
        this.expect(event.customerId === kept.customerId, `${id} was not ${event.customerId}’s`);
        kept.customerId = event.knownId;
        if (this.#attended.has(id)) this.#attended.set(id, event.knownId);
        return;
      case 'conversation.scope-changed':
        this.#ask(kept, event);
        return;
      case 'robot.started':
        from('opening', 'left', 'choosing', ...(agreed ? (['line', 'robot'] as const) : []));
        this.#put(kept, 'robot', event.groupId);
        return;
      case 'conversation.queued': {
        from('opening', 'choosing', 'robot', 'left', 'line', 'agent');
        this.#mustBeGone(kept);
        this.expect(this.takers(event.servingGroupId).length > 0, `${id} waits where nobody takes any`);
        const order = kept.order ?? this.seq;
        this.#put(kept, 'line', event.groupId, event.servingGroupId);
        kept.order = order;
        const stands = this.line(event.servingGroupId).indexOf(kept) + 1;
        this.expect(stands === event.place, `${id} was told place ${event.place} and has ${stands}`);
        return;
      }
      case 'conversation.assigned':
        this.#assign(kept, event);
        return;
      case 'conversation.transferred':
        from('agent', 'delivered');
        this.expect(kept.agentId === event.fromAgentId, `${id} was passed on by another than its owner`);
        this.expect(event.agentId !== event.fromAgentId, `${id} was passed on to its owner`);
        this.expect(
          event.takenOver
            ? this.agents.get(event.agentId)?.status !== 'offline'
            : this.routable(event.agentId),
          `${id} was passed on to ${event.agentId}, who is not there`,
        );
        kept.agentId = event.agentId;
        kept.serving = event.servingGroupId;
        return;
      case 'conversation.supervised':
        this.#supervise(kept, event);
        return;
      case 'leave-message.opened':
        this.#leave(kept, event);
        return;
      case 'leave-message.delivered':
        this.#deliver(kept, event);
        return;
      case 'leave-message.converted':
        from('left');
        this.expect(kept.texts > 0, `converted without a message: ${id}`);
        return;
      case 'message.posted':
        this.#post(kept, event);
        return;
      case 'conversation.idle-warned':
        from('agent');
        this.expect(!kept.owed, `warned in ${id}, in which an answer is owed`);
        return;
      case 'queue.lease-started':
      case 'queue.lease-voided':
        from('line');
        return;
      case 'message.seen':
        if (event.by.kind === 'customer') kept.awaited = false;
        else kept.seenByAgent = Math.max(kept.seenByAgent, event.upTo);
        return;
      case 'note.added':
        from('agent', 'delivered');
        this.expect(
          event.by.id === kept.agentId ||
            (kept.place === 'agent' && kept.supervisors.get(event.by.id) === 'joined'),
          `${event.by.id} notes in ${id}`,
        );
    }
  }

  #put(kept: Kept, place: Kept['place'], groupId = kept.groupId, serving?: string, agentId?: string): void {
    if (kept.place === 'robot' && place !== 'robot') kept.owed = kept.texts > 0;
    kept.place = place;
    delete kept.order;
    delete kept.groupId;
    delete kept.serving;
    delete kept.agentId;
    if (groupId !== undefined) kept.groupId = groupId;
    if (serving !== undefined) kept.serving = serving;
    if (agentId !== undefined) kept.agentId = agentId;
  }

  /** What an agent has is taken away only from one who is offline, unless the customer wants to go elsewhere. */
  #mustBeGone({ id, agentId }: Kept): void {
    if (this.#agreed === id) return;
    const there = agentId !== undefined && this.agents.get(agentId)?.status !== 'offline';
    this.expect(!there, `${id} was taken from ${agentId}, who is there`);
  }

  #assign(kept: Kept, { agentId, groupId, servingGroupId, cause }: EventOf<'conversation.assigned'>): void {
    const { id, place, order } = kept;
    this.expect(!this.blocked.has(kept.customerId), `${id} of a blocked customer was assigned`);
    if (cause === 'leave-message') {
      this.expect(
        place === 'delivered' && kept.agentId === agentId,
        `${id} answered by another than its holder`,
      );
    } else if (cause === 'contact') {
      this.#assignContact(kept, agentId);
    } else {
      this.expect(place !== 'delivered', `${id} was taken from its holder`);
      const moves = cause === 're-routed' || (cause === 're-scoped' && this.#agreed === id);
      this.expect(place !== 'agent' || moves, `a second owner for ${id}: ${cause}`);
      this.#mustBeGone(kept);
      this.expect(this.takers(servingGroupId).includes(agentId), `${id} to ${agentId}, who takes none`);
      const capped = !this.exempt(kept);
      this.expect(!capped || this.hasRoom(agentId), `${id} to ${agentId}, who is full`);
      // Who waits in the default group's line already is served there, whatever was changed meanwhile (RT-26).
      const waited = place === 'line' && kept.serving === servingGroupId;
      if (!waited) this.#expectGroup(groupId, servingGroupId, id, agentId);
      for (const other of capped && cause !== 'converted' ? this.conversations.values() : []) {
        const overtaken =
          other.place === 'line' &&
          other !== kept &&
          this.serves(agentId, other.serving ?? '') &&
          (order === undefined || (other.order ?? 0) < order);
        this.expect(!overtaken, `${id} overtook ${other.id}`);
      }
    }
    this.#put(kept, 'agent', groupId, servingGroupId, agentId);
    this.#attended.set(id, kept.customerId);
  }

  /** It is about something else that no other conversation of the customer is about; its channel stays. */
  #ask(kept: Kept, { by, scope }: EventOf<'conversation.scope-changed'>): void {
    const { id, customerId } = kept;
    this.expect(by.id === customerId, `${by.id} changed what ${id} is about`);
    this.expect(scope.channel === kept.scope.channel, `${id} came to another channel`);
    const same = [...this.conversations.values()].some(
      (other) =>
        other.customerId === customerId &&
        other.scope.page === scope.page &&
        other.scope.sku === scope.sku &&
        other.scope.channel === scope.channel,
    );
    this.expect(!same, `${customerId} asks about the same in two conversations`);
    kept.scope = scope;
  }

  /** LM-23: at once to whoever contacted the customer, who must be there; all else is as with any other. */
  #assignContact({ id, place, contactedBy }: Kept, agentId: string): void {
    this.expect(place === 'opening' && contactedBy === agentId, `${id} of ${contactedBy} went to ${agentId}`);
    this.expect(this.agents.get(agentId)?.status !== 'offline', `${id} of ${agentId}, who is offline`);
  }

  /** RT-27: through its own group, or the default group in its stead. */
  #expectGroup(groupId: string, serving: string, id: string, agentId: string): void {
    if (serving === groupId) return;
    const group = this.groups.get(groupId);
    const stands = serving === this.defaultId && group !== undefined;
    const empty = this.takers(groupId).length === 0;
    const allowed = group?.fallback === true || group?.overflow === true;
    // A message goes along with its customer's other conversation, whatever group it was bound to.
    const along = [...this.conversations.values()].some(
      (other) => other.id !== id && other.place === 'agent' && other.agentId === agentId,
    );
    this.expect((stands && allowed && (empty || group.overflow)) || along, `${id} across groups`);
  }

  #supervise(kept: Kept, event: EventOf<'conversation.supervised'>): void {
    const { id, supervisors } = kept;
    const { agentId, how, shown } = event;
    const before = supervisors.get(agentId);
    this.expect(how !== (before ?? 'left'), `${agentId} is ${how} in ${id} again`);
    this.expect(how === 'left' || kept.place === 'agent', `${agentId} is ${how} in ${id}, in ${kept.place}`);
    this.expect(how === 'left' || kept.agentId !== agentId, `${agentId} looks over their own ${id}`);
    this.expect(
      shown === (how === 'joined'),
      `whether the customer of ${id} is told that ${agentId} is ${how}`,
    );
    supervisors.delete(agentId);
    if (how !== 'left') supervisors.set(agentId, how);
    const told = event.supervisors.map((one) => [one.agentId, one.how]);
    this.expect(JSON.stringify(told) === JSON.stringify([...supervisors]), `who looks over ${id}`);
  }

  #leave(kept: Kept, { groupId, trace }: EventOf<'leave-message.opened'>): void {
    const { id, place } = kept;
    this.#mustBeGone(kept);
    this.expect(this.groups.has(groupId), `${id} left in ${groupId}, which is not there`);
    const said = trace.steps.at(-1)?.said;
    const full = trace.steps.some((step) => step.said === 'line-full');
    if (said === 'leave-message' && !full)
      this.expect(this.standIn(groupId) === undefined, `${id} left although somebody takes it`);
    if (full) this.expect(place !== 'line' && this.settings?.queueMax !== null, `${id} was turned away`);
    this.#put(kept, 'left', groupId);
  }

  #deliver(kept: Kept, { at, agentId, servingGroupId, by }: EventOf<'leave-message.delivered'>): void {
    const { id, customerId, texts, place, groupId = '' } = kept;
    this.expect(place === 'left' && texts > 0, `delivered without a message: ${id}`);
    const { leaveMessageMode: mode, leaveMessageAgentIds: named } = this.settings ?? {};
    const agent = this.agents.get(agentId);
    if (by !== undefined) {
      this.expect(agent?.status !== 'offline', `${id} given to ${agentId}, who is offline`);
    } else {
      this.expect(mode !== 'manual', `${id} delivered in mode manual`);
      this.expect(this.routable(agentId) && agent?.receiving === true, `${id} delivered to ${agentId}`);
      if (mode === 'specified') this.expect(named?.includes(agentId) === true, `${id} to an unnamed agent`);
      else {
        this.expect(servingGroupId === this.standIn(groupId), `${id} delivered through ${servingGroupId}`);
        this.expect(this.takers(servingGroupId).includes(agentId), `${id} to ${agentId}, who takes none`);
      }
      this.deliveries.push({ at, agentId, customerId });
    }
    this.#delivered.set(id, (this.#delivered.get(id) ?? 0) + 1);
    this.#put(kept, 'delivered', groupId, servingGroupId, agentId);
  }

  #post(kept: Kept, { by, messageId, at }: EventOf<'message.posted'>): void {
    kept.said.push({ by: by.kind, at, seq: this.seq });
    if (by.kind === 'agent') kept.seenByAgent = this.seq;
    const { id, place } = kept;
    const said = this.#said.get(id) ?? new Set<string>();
    this.expect(!said.has(messageId), `${messageId} was said twice in ${id}`);
    this.#said.set(id, said.add(messageId));
    switch (by.kind) {
      case 'customer':
        this.expect(by.id === kept.customerId, `a text of somebody else in ${id}`);
        kept.texts += 1;
        kept.owed = true;
        kept.awaited = false;
        return;
      case 'robot':
        this.expect(place === 'robot', `the robot answers in ${id}, which is in ${place}`);
        kept.owed = false;
        return;
      case 'auto':
      case 'agent':
        this.expect(
          place === 'agent' &&
            (by.id === kept.agentId || (by.kind === 'agent' && kept.supervisors.get(by.id) === 'joined')),
          `${by.id} answers in ${id}`,
        );
        if (by.kind === 'agent') kept.owed = false;
    }
  }

  #agent(agentId: string): KeptAgent {
    const agent = this.agents.get(agentId);
    if (agent) return agent;
    this.complaints.push(`no such agent: ${agentId}`);
    return { status: 'offline', receiving: false, capacity: 0 };
  }
}
