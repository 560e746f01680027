import type { Conversation, ScopeInput } from '@shopbell/sdk';
import type { DirectedAgent } from '../director/directedAgent.ts';
import { DirectorError } from '../director/directorError.ts';
import { soon } from '../director/soon.ts';
import type { Duration } from '../duration.ts';
import type { End } from '../network/faults.ts';
import { Cast, shopPage, type ScenarioOptions, type Theatre } from './cast.ts';

export interface ServiceScene {
  /** The page to open with. */
  readonly scope: ScopeInput;
  /** The only agent who is online: the customer comes to her. */
  readonly agent: DirectedAgent;
}

/**
 * ST-07, LM-04, LM-05: nobody is online, the customer leaves a message. `agentComes` brings an agent online, to whom it is
 * delivered 90 s later; it resolves with the agent then.
 */
export async function nobodyOnline(
  theatre: Theatre,
  options?: ScenarioOptions,
): Promise<{ readonly scope: ScopeInput; agentComes(): Promise<DirectedAgent> }> {
  const cast = new Cast(theatre, options);
  cast.agents(1, 'nobodyOnline');
  for (const agent of cast.seed.agents) await cast.director.agents.offline(cast.accountOf(agent));
  return {
    scope: shopPage,
    agentComes: async () => {
      const agent = await cast.first('nobodyOnline');
      await cast.director.advance('90s');
      return agent;
    },
  };
}

/** Of an agent whose connection closed: so long is waited for her to come back. */
const lease = '1m';

/**
 * RT-52: the agent’s workbench is gone without a word in mid-conversation. `drop` does it, and lets the lease and the grace
 * pass; it resolves with the colleague once that one has the customer. The customer must have written by then, and wait for
 * an answer: else `drop` rejects with NO_ANSWER_OWED, and nothing has happened. Needs two agents.
 */
export async function agentDrops(
  theatre: Theatre,
  options?: ScenarioOptions,
): Promise<ServiceScene & { drop(): Promise<DirectedAgent> }> {
  const cast = new Cast(theatre, options);
  const { director } = cast;
  const [first = '', second = ''] = cast.agents(2, 'agentDrops');
  await director.furnish({ settings: { orphanGraceMs: 60_000 } }, cast.shopId);
  const agent = await director.agents.online(first);
  return {
    scope: shopPage,
    agent,
    drop: async () => {
      const { id } = await owedBy(agent);
      const colleague = await director.agents.online(second);
      agent.vanishes();
      await director.advance(lease);
      await director.advance('1m');
      await colleague.conversation(id);
      return colleague;
    },
  };
}

/** The conversation in which the customer waits for this agent's answer. Rejects with NO_ANSWER_OWED. */
async function owedBy(agent: DirectedAgent): Promise<Conversation> {
  const complaint = `Nobody waits for an answer of ${agent.name}: have the customer write before drop()`;
  try {
    const isOwed = ({ state, items }: Conversation): boolean =>
      state === 'assigned' && items.findLast((item) => item.kind === 'message')?.author.kind === 'customer';
    return await soon(agent.client, complaint, () => agent.conversations.findLast(isOwed));
  } catch (error) {
    throw new DirectorError('NO_ANSWER_OWED', `${complaint}.`, { cause: error });
  }
}

/** RT-48: the agent passes the customer on. `pass` does it, and resolves with the colleague. Needs two agents. */
export async function transfer(
  theatre: Theatre,
  options?: ScenarioOptions,
): Promise<ServiceScene & { pass(note?: string): Promise<DirectedAgent> }> {
  const cast = new Cast(theatre, options);
  const [first = '', second = ''] = cast.agents(2, 'transfer');
  const agent = await cast.director.agents.online(first);
  return {
    scope: shopPage,
    agent,
    pass: async (note) => {
      const colleague = await cast.director.agents.online(second);
      await agent.transfers(second, note === undefined ? {} : { note });
      return colleague;
    },
  };
}

export interface RobotOptions extends ScenarioOptions {
  readonly question?: string;
  readonly answer?: string;
}

/**
 * RB-05: the robot stands before everybody, knows the answer to one question, and hands over to a person when the customer
 * calls `client.handOver(id)`.
 */
export async function robotHandOver(
  theatre: Theatre,
  { question = '运费怎么算?', answer = '满 299 元包邮。', ...options }: RobotOptions = {},
): Promise<ServiceScene & { readonly question: string; readonly answer: string }> {
  const cast = new Cast(theatre, options);
  const agent = await cast.first('robotHandOver');
  await cast.director.furnish(
    {
      knowledge: { robotEntries: [{ kind: 'pre-sale', question, answer, keywords: question }] },
      settings: { robot: 'first' },
    },
    cast.shopId,
  );
  return { scope: shopPage, agent, question, answer };
}

/**
 * Everything takes `by` longer each way, by the server's clock, requests too; 2 s if left out. `faster` ends that.
 */
export async function slowNetwork(
  theatre: Theatre,
  { by = '2s', ...options }: ScenarioOptions & { readonly by?: Duration } = {},
): Promise<ServiceScene & { readonly faster: End }> {
  const cast = new Cast(theatre, options);
  const agent = await cast.first('slowNetwork');
  return { scope: shopPage, agent, faster: cast.director.delay(by) };
}

/**
 * The server is closed and opened again on the same storage. `restart` does it, and runs `meanwhile` while nobody answers:
 * what the customer writes then arrives once the server is back.
 */
export async function serverRestart(
  theatre: Theatre,
  options?: ScenarioOptions,
): Promise<ServiceScene & { restart(meanwhile?: () => Promise<void> | void): Promise<void> }> {
  const cast = new Cast(theatre, options);
  const agent = await cast.first('serverRestart');
  return { scope: shopPage, agent, restart: (meanwhile) => cast.director.restart(meanwhile) };
}
