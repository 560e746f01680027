import type { NewAgent, NewGroup, NewShop, ShopAdmin } from '@shopbell/server/app';
import type { RecordRows } from '@shopbell/sdk/admin';
import { isShopbellError } from '@shopbell/sdk';
import type {
  BusinessHours,
  DeskSettingsChange,
  KnowledgeReplacement,
  RobotSettingsInput,
} from '@shopbell/sdk/model';
import { DirectorError } from './director/directorError.ts';

/** A shop to begin with. No id is left out: tests name them. */
export interface ShopSeed extends Furniture {
  readonly shop: Omit<NewShop, 'origins'> & {
    /** Web origins that may carry the widget; every one if left out. */
    readonly origins?: readonly string[];
  };
  readonly agents: readonly AgentSeed[];
  readonly groups: readonly GroupSeed[];
}

export interface AgentSeed extends Omit<NewAgent, 'shopId'> {
  readonly agentId: string;
  /** RT-43: conversations at once; any number if left out. */
  readonly capacity?: number;
}

export interface GroupSeed extends Omit<NewGroup, 'shopId'> {
  readonly groupId: string;
}

/** What a shop is furnished with beside its people. What is left out stays as it is. */
export interface Furniture {
  /** Of the desk: the robot's position, lines, leave messages, times. */
  readonly settings?: DeskSettingsChange;
  /** What the robot knows (RB-02, RB-03), frequent questions (RB-08) and recommendations (RB-07). A list is replaced whole. */
  readonly knowledge?: KnowledgeReplacement;
  /** Which products the robot speaks for (RB-04), and who answers in its stead. */
  readonly robot?: RobotSettingsInput;
  readonly hours?: BusinessHours;
  /** What cards show. */
  readonly products?: readonly RecordRows['product'][];
  readonly orders?: readonly RecordRows['order'][];
  readonly parcels?: readonly RecordRows['parcel'][];
}

/** Sets the shop up by the same commands and under the same checks as a real one. Rejects with SEED_REFUSED. */
export async function plant(admin: ShopAdmin, seed: ShopSeed): Promise<void> {
  const { shopId } = seed.shop;
  const part = (what: string, done: Promise<unknown>) => orSay(`Shop ${shopId}, ${what}`, done);
  await part('the shop itself', admin.createShop({ origins: [], ...seed.shop }));
  for (const { capacity, ...agent } of seed.agents) {
    await part(`agent ${agent.name}`, admin.addAgent({ ...agent, shopId }));
    if (capacity === undefined) continue;
    await part(
      `agent ${agent.name}, capacity`,
      admin.routing.configureAgent(shopId, agent.agentId, { capacity }),
    );
  }
  for (const group of seed.groups) await part(`group ${group.name}`, admin.createGroup({ ...group, shopId }));
  await furnish(admin, shopId, seed);
}

/** The robot takes its position last: by then it has something to say. Rejects with SEED_REFUSED. */
export async function furnish(admin: ShopAdmin, shopId: string, furniture: Furniture): Promise<void> {
  const { settings, knowledge, robot, hours, products, orders, parcels } = furniture;
  const part = (what: string, done: Promise<unknown>) => orSay(`Shop ${shopId}, ${what}`, done);
  if (knowledge) await part('knowledge', admin.knowledge.replace(shopId, knowledge));
  if (robot) await part('robot', admin.knowledge.setRobotSettings(shopId, robot));
  if (hours) await part('hours', setHours(admin, shopId, hours));
  for (const [kind, rows] of Object.entries({ product: products, order: orders, parcel: parcels })) {
    if (rows?.length) await part(`${kind}s`, tell(admin, shopId, kind as keyof RecordRows, rows));
  }
  if (settings) await part('settings', admin.routing.configure(shopId, settings));
}

async function setHours(admin: ShopAdmin, shopId: string, hours: BusinessHours): Promise<void> {
  const { version } = await admin.hours.read(shopId);
  await admin.hours.write(shopId, undefined, hours, version);
}

async function tell(
  admin: ShopAdmin,
  shopId: string,
  kind: keyof RecordRows,
  rows: readonly unknown[],
): Promise<void> {
  const { refused } = await admin.backOffice.take(shopId, kind, { rows: [...rows] });
  const [first] = refused;
  if (first) throw new Error(`${kind} ${first.id ?? String(first.index)}: ${JSON.stringify(first.error)}`);
}

/** Refusals of the server do not know which part of a seed they are about. */
async function orSay(where: string, done: Promise<unknown>): Promise<void> {
  try {
    await done;
  } catch (error) {
    const why = isShopbellError(error)
      ? [error.message, error.details === undefined ? '' : JSON.stringify(error.details)].join(' ').trim()
      : String(error);
    throw new DirectorError('SEED_REFUSED', `${where}: ${why}`, { cause: error });
  }
}
