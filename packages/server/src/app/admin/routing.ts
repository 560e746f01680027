import {
  agentSetupOf,
  agentSetupsOf,
  blockedCustomersOf,
  groupSetupOf,
  groupSetupsOf,
  settingsOf,
  type AgentSetup as AgentFound,
  type DeskSettings as EngineSettings,
  type GroupSetup as GroupFound,
} from '@shopbell/engine';
import {
  AgentChange,
  DeskSettingsChange,
  GroupChange,
  isShopbellError,
  NewGroup,
  shopbellError,
  type AgentSetup,
  type BlockedCustomer,
  type DeskSetup,
  type GroupSetup,
} from '@shopbell/sdk/model';
import type * as z from 'zod';
import type { ShopDesk } from '../../desk/shopDesk.ts';
import { agentRef } from '../feed/names.ts';
import type { OpenShops } from '../shop/openShops.ts';
import { parse } from './parse.ts';

/**
 * How a shop serves its customers: the desk's settings, groups, agents, and who is blocked. Every change is the desk's to
 * judge: it is taken whole, from the next arrival on, or refused with every reason. Methods reject with a `ShopbellError`;
 * with `ifVersion`, CHANGED_MEANWHILE if it is not the version of now.
 */
export class Routing {
  readonly #shops: OpenShops;

  constructor({ shops }: { shops: OpenShops }) {
    this.#shops = shops;
  }

  async settings(shopId: string): Promise<DeskSetup> {
    return setupOf(await this.#desk(shopId));
  }

  async configure(shopId: string, input: DeskSettingsChange, ifVersion?: number): Promise<DeskSetup> {
    const change = parse(DeskSettingsChange, input);
    const desk = await this.#desk(shopId);
    // Texts that are left out stay too: the desk completes them.
    const settings = change as Partial<EngineSettings>;
    await asSent(desk.submit({ type: 'shop.configure', settings, ...given({ ifVersion }) }));
    return setupOf(desk);
  }

  /** The default group first, then in the order of creation. */
  async groups(shopId: string): Promise<GroupSetup[]> {
    return groupSetupsOf((await this.#desk(shopId)).desk).map(groupTold);
  }

  async group(shopId: string, groupId: string): Promise<GroupSetup> {
    return groupIn(await this.#desk(shopId), groupId);
  }

  /** RT-02: whole or not at all. */
  async createGroup(shopId: string, input: NewGroup): Promise<GroupSetup> {
    const { pages, skus, members, ...rest } = parse(NewGroup, input);
    const desk = await this.#desk(shopId);
    const groupId = crypto.randomUUID();
    await asSent(
      desk.submit({
        type: 'group.create',
        groupId,
        scopes: { pages, skus },
        members: membersOf(members),
        ...given(rest),
        name: rest.name,
      }),
    );
    return groupIn(desk, groupId);
  }

  async editGroup(
    shopId: string,
    groupId: string,
    input: GroupChange,
    ifVersion?: number,
  ): Promise<GroupSetup> {
    const { pages, skus, members, ...rest } = parse(GroupChange, input);
    const desk = await this.#desk(shopId);
    for (;;) {
      const { version, ...before } = groupIn(desk, groupId);
      const scopes = { pages: pages ?? before.pages, skus: skus ?? before.skus };
      // The desk takes scopes whole: the half that was not given must still be the one that was read.
      const isHalf = (pages === undefined) !== (skus === undefined);
      const checked = ifVersion ?? (isHalf ? version : undefined);
      try {
        await asSent(
          desk.submit({
            type: 'group.edit',
            groupId,
            ...(pages === undefined && skus === undefined ? {} : { scopes }),
            ...(members === undefined ? {} : { members: membersOf(members) }),
            ...given(rest),
            ...given({ ifVersion: checked }),
          }),
        );
        return groupIn(desk, groupId);
      } catch (error) {
        if (ifVersion !== undefined || !isShopbellError(error, 'CHANGED_MEANWHILE')) throw error;
      }
    }
  }

  /** RT-24, RT-25: for good. */
  async deleteGroup(shopId: string, groupId: string, ifVersion?: number): Promise<void> {
    const desk = await this.#desk(shopId);
    await desk.submit({ type: 'group.delete', groupId, ...given({ ifVersion }) });
  }

  async agents(shopId: string): Promise<AgentSetup[]> {
    return agentSetupsOf((await this.#desk(shopId)).desk).map(agentTold);
  }

  async configureAgent(
    shopId: string,
    agentId: string,
    input: AgentChange,
    ifVersion?: number,
  ): Promise<AgentSetup> {
    const change = parse(AgentChange, input);
    const desk = await this.#desk(shopId);
    await desk.submit({ type: 'agent.configure', agentId, ...given(change), ...given({ ifVersion }) });
    const agent = agentSetupOf(desk.desk, agentId);
    if (!agent) throw shopbellError('NOT_FOUND', { what: 'agent' });
    return agentTold(agent);
  }

  /** WB-19. */
  async blocked(shopId: string): Promise<BlockedCustomer[]> {
    const { desk } = await this.#desk(shopId);
    return blockedCustomersOf(desk).map(({ agentId, ...block }) => ({
      ...block,
      by: agentRef(desk, agentId),
    }));
  }

  async unblock(shopId: string, customerId: string): Promise<void> {
    await (await this.#desk(shopId)).submit({ type: 'customer.unblock', customerId });
  }

  async #desk(shopId: string): Promise<ShopDesk> {
    const shop = await this.#shops.of(shopId);
    if (!shop) throw shopbellError('NOT_FOUND', { what: 'shop' });
    return shop.desk;
  }
}

/** Reasons of a refusal name the places of what was sent, which is flatter than the desk's command. */
async function asSent(answer: Promise<unknown>): Promise<void> {
  try {
    await answer;
  } catch (error) {
    if (!isShopbellError(error, 'INVALID_ARGUMENT')) throw error;
    const issues = error.details.issues.map(({ path, message }) => ({
      path: path.replace(/^(?:settings|scopes)\./, ''),
      message,
    }));
    throw shopbellError('INVALID_ARGUMENT', { issues });
  }
}

type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** Without what was left out: absent and undefined are not the same to the desk. */
function given<T extends object>(values: T): Given<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Given<T>;
}

function membersOf(members: z.output<typeof NewGroup>['members']) {
  return members.map(({ agentId, ...rest }) => ({ agentId, ...given(rest) }));
}

function setupOf({ desk }: ShopDesk): DeskSetup {
  const { settings, version } = settingsOf(desk);
  return { settings: { ...settings, leaveMessageAgentIds: [...settings.leaveMessageAgentIds] }, version };
}

function groupIn({ desk }: ShopDesk, groupId: string): GroupSetup {
  const group = groupSetupOf(desk, groupId);
  if (!group) throw shopbellError('NOT_FOUND', { what: 'group' });
  return groupTold(group);
}

function groupTold({ pages, skus, members, ...group }: GroupFound): GroupSetup {
  return { ...group, pages: [...pages], skus: [...skus], members: members.map((member) => ({ ...member })) };
}

function agentTold({ groupIds, ...agent }: AgentFound): AgentSetup {
  return { ...agent, groupIds: [...groupIds] };
}
