import { decide, groupSetupOf, type Command, type Desk } from '@shopbell/engine';
import {
  isShopbellError,
  shopbellError,
  type Clock,
  type PreviewedEntry,
  type RoutingPreview,
  type RoutingQuestion,
  type Scope,
} from '@shopbell/sdk/model';
import { decideRequest } from '../../desk/decideRequest.ts';
import { copyDesk } from '../../desk/loadDesk.ts';
import type { Storage } from '../../storage/storage.ts';
import { agentRef, groupRef } from '../feed/names.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { stepOf } from '../requests/explanation.ts';
import { robotServes } from '../robot/shopRobot.ts';
import type { Log } from '../options.ts';
import type { OpenShops } from '../shop/openShops.ts';
import { groupIn, outcomesByType } from './inquiry.ts';
import { invalid } from './parse.ts';
import { whole } from './routing.ts';

interface PreviewServices {
  readonly storage: Storage;
  readonly shops: OpenShops;
  readonly clock: Clock;
  readonly knowledge: Knowledge;
  readonly log: Log;
}

type Question = Omit<RoutingQuestion, 'scope'> & { readonly scope: Scope };
type Setup = Extract<Command, { type: 'shop.configure' | 'group.create' | 'group.edit' }>;
/** Without the instant, which is that of the preview. */
type Change = Setup extends infer One ? (One extends Setup ? Omit<One, 'at'> : never) : never;

/** Of what is made up for the while of a preview; nobody has it. */
const nobody = 'preview';

/** Where an entry would go this moment, decided by the very desk on a copy: nothing happens, nothing is kept. */
export class RoutingPreviews {
  readonly #services: PreviewServices;

  constructor(services: PreviewServices) {
    this.#services = services;
  }

  /** Rejects with NOT_FOUND, or as the change itself would. */
  async of(shopId: string, { scope, settings, group }: Question): Promise<RoutingPreview> {
    if (settings && group) throw invalid('group', 'is tried without settings, and settings without a group');
    const shop = await this.#services.shops.of(shopId);
    if (!shop) throw shopbellError('NOT_FOUND', { what: 'shop' });
    const { desk } = shop.desk;
    const at = Math.max(desk.at, this.#services.clock.now());
    const saved = await this.#entry(shopId, desk, scope, at);
    const change = group
      ? changeOf(desk, group)
      : settings && ({ type: 'shop.configure', settings } as Change);
    if (!change) return { at, saved };
    const copy = copyDesk(desk);
    const { answer } = decideRequest(copy, { command: change }, at);
    if (isShopbellError(answer)) await whole(Promise.reject(answer));
    return { at, saved, edited: await this.#entry(shopId, copy, scope, at) };
  }

  async #entry(shopId: string, desk: Desk, scope: Scope, at: number): Promise<PreviewedEntry> {
    const robot = await robotServes(this.#services, shopId, desk, scope);
    const conversationId = crypto.randomUUID();
    const customerId = `${nobody}-${conversationId}`;
    const entry = { type: 'conversation.open', conversationId, customerId, scope, robot, at } as const;
    const decision = decide(desk, entry);
    const event = decision.taken ? decision.events.findLast((one) => 'trace' in one) : undefined;
    if (!event || !('trace' in event)) throw shopbellError('INTERNAL');
    const groupId = groupIn(event);
    return {
      outcome: outcomesByType[event.type] as PreviewedEntry['outcome'],
      ...(groupId !== undefined && { group: groupRef(desk, groupId) }),
      ...('agentId' in event && { agent: agentRef(desk, event.agentId) }),
      ...(event.type === 'conversation.offered' && {
        options: event.options.map((option) => groupRef(desk, option.groupId)),
      }),
      steps: event.trace.steps.map((step) => stepOf(desk, step)),
    };
  }
}

/** As the desk takes it: scopes whole, what was left out of an existing group as it is. */
function changeOf(desk: Desk, { id, change }: NonNullable<RoutingQuestion['group']>): Change {
  const { pages, skus, ...rest } = defined(change);
  if (id === undefined) {
    const { name = '', members = [], ...flags } = rest;
    const scopes = { pages: pages ?? [], skus: skus ?? [] };
    return { type: 'group.create', groupId: nobody, name, members, scopes, ...flags } as Change;
  }
  const before = groupSetupOf(desk, id);
  if (!before) throw shopbellError('NOT_FOUND', { what: 'group' });
  const scoped = pages !== undefined || skus !== undefined;
  const scopes = { pages: pages ?? before.pages, skus: skus ?? before.skus };
  return { type: 'group.edit', groupId: id, ...rest, ...(scoped && { scopes }) } as Change;
}

function defined<T extends object>(values: T): T {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as T;
}
