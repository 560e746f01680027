import {
  foldCustomerGroups,
  foldFeed,
  foldForAgents,
  foldStaffChats,
  type AmongColleagues,
  type Conversation,
  type CustomerGroup,
  type WelcomeFrame,
} from '@shopbell/sdk/model';
import type { RosterEntry } from '@shopbell/sdk/agent';
import { expect } from 'vitest';
import type { Connected } from './shop.ts';

/** Connects once more as the same listener. */
export type Again = () => Promise<Connected>;

/** What a client holds: the snapshot it was welcomed with, and every event and every news of colleagues since. */
function heldBy({ socket, welcome }: Connected): {
  conversations: Conversation[];
  agents: Map<string, Omit<RosterEntry, 'id'>>;
  among: AmongColleagues;
  groups: ReadonlyMap<string, CustomerGroup>;
} {
  let conversations: ReadonlyMap<string, Conversation> = new Map(
    welcome.snapshot?.conversations.map((conversation) => [conversation.id, conversation]),
  );
  let among: AmongColleagues = {
    staffChats: new Map(welcome.snapshot?.staffChats?.map((chat) => [chat.id, chat])),
    friends: welcome.snapshot?.friends ?? [],
  };
  let groups: ReadonlyMap<string, CustomerGroup> = new Map(
    welcome.snapshot?.customerGroups?.map((group) => [group.id, group]),
  );
  const agents = new Map(welcome.snapshot?.agents?.map(({ id, ...now }) => [id, now]));
  const { me } = welcome;
  // The others' part may be a second old, one's own is of this moment.
  if (me.kind === 'agent') agents.set(me.id, { name: me.name, status: me.status });
  const become = (id: string, now: Partial<RosterEntry> & Pick<RosterEntry, 'status'>) => {
    agents.set(id, { name: '', ...agents.get(id), ...now });
  };
  for (const frame of socket.frames) {
    if (frame.type === 'roster') {
      // One's own part comes by events.
      for (const { id, ...now } of frame.agents) if (id !== welcome.me.id) become(id, now);
    }
    if (frame.type !== 'event') continue;
    const { seq, event } = frame;
    conversations = (me.kind === 'agent' ? foldForAgents : foldFeed)(conversations, seq, event);
    among = foldStaffChats(among, me.id, event);
    groups = foldCustomerGroups(groups, me, event);
    if (event.type === 'agent.status-changed') become(event.agentId, { status: event.status });
    if (event.type === 'agent.named') {
      const { id, ...now } = event.agent;
      become(id, now);
    }
  }
  return {
    conversations: [...conversations.values()].filter((one) => isShown(welcome.me, one)).map(settledFacts),
    agents,
    among,
    groups,
  };
}

function isShown(me: WelcomeFrame['me'], conversation: Conversation): boolean {
  if (conversation.state === 'ended') return false;
  if (me.kind === 'customer' || conversation.agent?.id === me.id) return true;
  return conversation.supervisors?.some(({ agent }) => agent.id === me.id) === true;
}

/** The facts of groups on offer, and a place in a line, are those of the moment they were told; frames keep them fresh. */
function settledFacts(conversation: Conversation): Conversation {
  const { options, queue, ...rest } = conversation;
  const named = options?.map(({ id, name }) => ({ id, name, online: true, waiting: 0 }));
  return { ...rest, ...(named && { options: named }), ...(queue && { queue: { place: 1 } }) };
}

const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);

/** A new listener's snapshot is what everybody else of the same kind holds by now. */
export async function expectSame(again: Again, held: readonly Connected[]): Promise<void> {
  // A conversation that an agent is given is read first; memory answers within the turn.
  await new Promise((resolve) => setImmediate(resolve));
  const fresh = heldBy(await again());
  for (const one of held) {
    const { conversations, agents, among, groups } = heldBy(one);
    expect(conversations.sort(byId)).toEqual(fresh.conversations.sort(byId));
    expect(agents).toEqual(fresh.agents);
    expect(among).toEqual(fresh.among);
    expect(groups).toEqual(fresh.groups);
    expectChained(one);
  }
}

/** Each event names the one that was told before it. */
function expectChained({ socket, welcome }: Connected): void {
  let before = welcome.position.seq;
  socket.events.forEach(({ seq, after }, index) => {
    if (index === 0) expect(after).toBeLessThanOrEqual(before);
    else expect(after).toBe(before);
    expect(seq).toBeGreaterThan(before);
    before = seq;
  });
}
