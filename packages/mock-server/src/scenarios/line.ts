import type { ScopeInput } from '@shopbell/sdk';
import type { DirectedAgent } from '../director/directedAgent.ts';
import type { DirectedCustomer } from '../director/directedCustomer.ts';
import { Cast, shopPage, type ScenarioOptions, type Theatre } from './cast.ts';

export interface QueueOptions extends ScenarioOptions {
  /** How many wait before the customer under test; 2 if left out. */
  readonly ahead?: number;
}

export interface QueueScene {
  /** The page whose line is full: open with it. */
  readonly scope: ScopeInput;
  /** The only agent who is online, and has no place free. */
  readonly agent: DirectedAgent;
  /** Who waits before the customer under test, the first in line first. */
  readonly ahead: readonly DirectedCustomer[];
}

/**
 * RT-46: everybody is busy, the customer waits, and an agent takes over. After `open`: `moveUp` lets one who waits before
 * the customer give up; `assign` lets all of them go and frees a place for the customer.
 */
export async function queueThenAssigned(
  theatre: Theatre,
  options: QueueOptions = {},
): Promise<QueueScene & { moveUp(): Promise<void>; assign(): Promise<DirectedAgent> }> {
  const { cast, served, ...scene } = await fullHouse('queueThenAssigned', theatre, options);
  return {
    ...scene,
    moveUp: () => cast.director.queue.leave(1),
    assign: async () => {
      await cast.director.queue.leave();
      await served.ends();
      return scene.agent;
    },
  };
}

/**
 * RT-46, LM-05: the customer waits in vain and leaves a message. After `open`, either the customer gives up by
 * `client.leaveQueue(id, 'leave-message')`, or `closeDown` sends the last agent home, so that everybody who waits is offered
 * to leave a message. `deliver` brings an agent back who finds it 90 s later.
 */
export async function queueThenMessage(
  theatre: Theatre,
  options: QueueOptions = {},
): Promise<QueueScene & { closeDown(): Promise<void>; deliver(): Promise<DirectedAgent> }> {
  const { cast, served, ...scene } = await fullHouse('queueThenMessage', theatre, options);
  const [account = ''] = cast.agents(1, 'queueThenMessage');
  return {
    ...scene,
    closeDown: async () => {
      await cast.director.agents.offline(account, { conversations: 'end' });
    },
    deliver: async () => {
      const { agents, queue, advance } = directing(cast);
      await queue.leave();
      if (served.conversation?.state !== 'ended') await served.ends();
      await agents.capacity(account, null);
      const agent = await agents.online(account);
      await advance('90s');
      return agent;
    },
  };
}

/** One agent is online and full, and some wait. */
async function fullHouse(scenario: string, theatre: Theatre, { ahead = 2, ...options }: QueueOptions) {
  const cast = new Cast(theatre, options);
  const { customers, queue } = cast.director;
  const agent = await cast.first(scenario);
  const before = new Set(customers.here);
  // The agent gets full only with somebody who would have to wait.
  const waiting = await queue.fill(Math.max(1, ahead), { scope: shopPage, shopId: cast.shopId });
  const [served] = customers.here.filter((one) => !before.has(one) && one.place === undefined);
  if (!served) throw cast.notFitting(scenario, 'an agent with a place that is free');
  if (ahead === 0) await queue.leave();
  return { cast, served, agent, scope: shopPage, ahead: waiting.slice(0, ahead) };
}

function directing({ director }: Cast) {
  const { agents, queue } = director;
  return { agents, queue, advance: director.advance.bind(director) };
}
