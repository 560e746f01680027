import {
  agentIssues,
  agentSetupOf,
  agentSetupsOf,
  blockedCustomersOf,
  groupIssues,
  groupOf,
  groupSetupOf,
  groupSetupsOf,
  settingsIssues,
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
  type Changer,
  type DetailsOf,
  type DeskSetup,
  type GroupSetup,
  type ShopbellError,
} from '@shopbell/sdk/model';
import type * as z from 'zod';
import type { ShopDesk } from '../../desk/shopDesk.ts';
import type { Storage } from '../../storage/storage.ts';
import { operator } from '../changes/changeRow.ts';
import { deskChangesBy } from '../changes/deskChanges.ts';
import { unblock } from '../customers/unblock.ts';
import { agentRef } from '../feed/names.ts';
import type { OpenShops } from '../shop/openShops.ts';
import { Reasons, told } from './reasons.ts';
import { asRead, once } from './repeats.ts';
import type { NewGroup as GroupToMake } from './shopAdmin.ts';

/**
 * How a shop serves its customers: the desk's settings, groups, agents, and who is blocked. Every change is the desk's to
 * judge: it is taken whole, from the next arrival on, or refused with every reason. Methods reject with a `ShopbellError`;
 * with `ifVersion`, CHANGED_MEANWHILE if it is not the version of now. With an older one, a change or an edit whose given
 * fields all stand so already, whoever made them so, is answered with what is there, and nothing is done.
 */
export class Routing {
  readonly #shops: OpenShops;
  readonly #storage: Storage;

  constructor({ shops, storage }: { shops: OpenShops; storage: Storage }) {
    this.#shops = shops;
    this.#storage = storage;
  }

  async settings(shopId: string): Promise<DeskSetup> {
    return setupOf(await this.#desk(shopId));
  }

  async configure(
    shopId: string,
    input: DeskSettingsChange,
    ifVersion?: number,
    by: Changer = operator,
  ): Promise<DeskSetup> {
    const desk = await this.#desk(shopId);
    const reasons = new Reasons(DeskSettingsChange, input);
    if (!reasons.whole) {
      const unread = new Set(Object.keys(DeskSettingsChange.shape).filter((key) => !reasons.isRead(key)));
      const given = reasons.given as Partial<EngineSettings>;
      reasons.all(asSent(settingsIssues(desk.desk, given, unread)));
    }
    // Texts that are left out stay too: the desk completes them.
    const settings = reasons.settled() as Partial<EngineSettings>;
    await once(
      { ifVersion, given: settings },
      whole(
        desk.submit({ type: 'shop.configure', settings, ...given({ ifVersion }) }, deskChangesBy(by, shopId)),
      ),
      () => ({ version: setupOf(desk).version, value: setupOf(desk).settings }),
    );
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
  async createGroup(
    shopId: string,
    input: NewGroup | Omit<GroupToMake, 'shopId' | 'groupId'>,
    by: Changer = operator,
    groupId: string = crypto.randomUUID(),
  ): Promise<GroupSetup> {
    const desk = await this.#desk(shopId);
    const reasons = new Reasons(NewGroup, input);
    if (!reasons.whole) {
      const { pages, skus, ...rest } = reasons.given;
      const scopes = given({ pages, skus });
      reasons.all(asSent(groupIssues(desk.desk, { ...rest, scopes })));
    }
    const { pages, skus, members, ...rest } = reasons.settled();
    if (groupOf(desk.desk, groupId)) throw shopbellError('ALREADY_EXISTS');
    await whole(
      desk.submit(
        {
          type: 'group.create',
          groupId,
          scopes: { pages, skus },
          members: membersOf(members),
          ...given(rest),
          name: rest.name,
        },
        deskChangesBy(by, shopId),
      ),
    );
    return groupIn(desk, groupId);
  }

  async editGroup(
    shopId: string,
    groupId: string,
    input: GroupChange,
    ifVersion?: number,
    by: Changer = operator,
  ): Promise<GroupSetup> {
    const desk = await this.#desk(shopId);
    const reasons = new Reasons(GroupChange, input);
    if (!reasons.whole) {
      const { pages, skus, ...rest } = reasons.given;
      const before = groupIn(desk, groupId);
      const scopes = given({
        pages: reasons.names('pages') ? pages : before.pages,
        skus: reasons.names('skus') ? skus : before.skus,
      });
      const touched = reasons.names('pages') || reasons.names('skus');
      reasons.all(asSent(groupIssues(desk.desk, { ...rest, ...(touched ? { scopes } : {}) }, groupId)));
    }
    const { pages, skus, members, ...rest } = reasons.settled();
    for (;;) {
      const { version, ...before } = groupIn(desk, groupId);
      const scopes = { pages: pages ?? before.pages, skus: skus ?? before.skus };
      // The desk takes scopes whole: the half that was not given must still be the one that was read.
      const isHalf = (pages === undefined) !== (skus === undefined);
      const checked = ifVersion ?? (isHalf ? version : undefined);
      try {
        await once(
          { ifVersion, given: unordered(reasons.settled()) },
          whole(
            desk.submit(
              {
                type: 'group.edit',
                groupId,
                ...(pages === undefined && skus === undefined ? {} : { scopes }),
                ...(members === undefined ? {} : { members: membersOf(members) }),
                ...given(rest),
                ...given({ ifVersion: checked }),
              },
              deskChangesBy(by, shopId),
            ),
          ),
          () => asRead(unordered(groupIn(desk, groupId))),
        );
        return groupIn(desk, groupId);
      } catch (error) {
        if (ifVersion !== undefined || !isShopbellError(error, 'CHANGED_MEANWHILE')) throw error;
      }
    }
  }

  /** RT-24, RT-25: for good. */
  async deleteGroup(
    shopId: string,
    groupId: string,
    ifVersion?: number,
    by: Changer = operator,
  ): Promise<void> {
    const desk = await this.#desk(shopId);
    await desk.submit({ type: 'group.delete', groupId, ...given({ ifVersion }) }, deskChangesBy(by, shopId));
  }

  async agents(shopId: string): Promise<AgentSetup[]> {
    return agentSetupsOf((await this.#desk(shopId)).desk).map(agentTold);
  }

  async configureAgent(
    shopId: string,
    agentId: string,
    input: AgentChange,
    ifVersion?: number,
    by: Changer = operator,
  ): Promise<AgentSetup> {
    const desk = await this.#desk(shopId);
    const reasons = new Reasons(AgentChange, input);
    if (!reasons.whole) reasons.all(agentIssues(reasons.given));
    const change = given(reasons.settled());
    await once(
      { ifVersion, given: change },
      desk.submit(
        { type: 'agent.configure', agentId, ...change, ...given({ ifVersion }) },
        deskChangesBy(by, shopId),
      ),
      () => asRead(agentIn(desk, agentId)),
    );
    return agentIn(desk, agentId);
  }

  /** WB-19. */
  async blocked(shopId: string): Promise<BlockedCustomer[]> {
    const { desk } = await this.#desk(shopId);
    return blockedCustomersOf(desk).map(({ agentId, ...block }) => ({
      ...block,
      by: agentRef(desk, agentId),
    }));
  }

  async unblock(shopId: string, customerId: string, by: Changer = operator): Promise<void> {
    const desk = await this.#desk(shopId);
    await unblock({ storage: this.#storage, desk }, customerId, deskChangesBy(by, shopId));
  }

  async #desk(shopId: string): Promise<ShopDesk> {
    const shop = await this.#shops.of(shopId);
    if (!shop) throw shopbellError('NOT_FOUND', { what: 'shop' });
    return shop.desk;
  }
}

/** Whatever the desk refuses, told as `asSent` says. */
async function whole(answer: Promise<unknown>): Promise<void> {
  try {
    await answer;
  } catch (error) {
    throw isShopbellError(error, 'INVALID_ARGUMENT') ? toldAsSent(error) : error;
  }
}

/** A refusal of the desk, told as `asSent` says. */
export function toldAsSent(error: ShopbellError): ShopbellError {
  if (!isShopbellError(error, 'INVALID_ARGUMENT')) return error;
  return shopbellError('INVALID_ARGUMENT', { issues: told(asSent(error.details.issues)) });
}

type Issue = DetailsOf<'INVALID_ARGUMENT'>['issues'][number];

/** Reasons of the desk name the places of what was sent, which is flatter than its command. */
function asSent(issues: readonly Issue[]): Issue[] {
  return issues.map(({ path, message }) => ({ path: path.replace(/^(?:settings|scopes)\./, ''), message }));
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

/** A group's lists say what belongs to it, in whatever order. */
function unordered<T extends GroupChange>({ pages, skus, members, ...rest }: T) {
  const byAgent = members?.toSorted((a, b) => (a.agentId < b.agentId ? -1 : 1));
  return { ...rest, pages: pages?.toSorted(), skus: skus?.toSorted(), members: byAgent };
}

function groupTold({ pages, skus, members, ...group }: GroupFound): GroupSetup {
  return { ...group, pages: [...pages], skus: [...skus], members: members.map((member) => ({ ...member })) };
}

function agentIn({ desk }: ShopDesk, agentId: string): AgentSetup {
  const agent = agentSetupOf(desk, agentId);
  if (!agent) throw shopbellError('NOT_FOUND', { what: 'agent' });
  return agentTold(agent);
}

function agentTold({ groupIds, ...agent }: AgentFound): AgentSetup {
  return { ...agent, groupIds: [...groupIds] };
}
