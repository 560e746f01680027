import { decide, draftOf, groupSetupOf, type Command, type Desk } from '@shopbell/engine';
import {
  isShopbellError,
  shopbellError,
  type Clock,
  type PreviewedEntry,
  type RoutingPreview,
  type RoutingQuestion,
  type Scope,
} from '@shopbell/sdk/model';
import { decideRequest, errorOf } from '../../desk/decideRequest.ts';
import type { Storage } from '../../storage/storage.ts';
import { agentRef, groupRef } from '../feed/names.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { stepOf } from '../requests/explanation.ts';
import { robotServes } from '../robot/shopRobot.ts';
import type { Log } from '../options.ts';
import type { OpenShops } from '../shop/openShops.ts';
import { groupIn, outcomesByType } from './inquiry.ts';
import { invalid } from './parse.ts';
import { toldAsSent } from './routing.ts';

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

/** Where an entry would go this moment, decided by the very desk, with a change tried on a draft of it: nothing happens. */
export class RoutingPreviews {
  readonly #services: PreviewServices;

  constructor(services: PreviewServices) {
    this.#services = services;
  }

  /** Rejects with NOT_FOUND, or as the change or the entry itself would. */
  async of(shopId: string, { scope, settings, group }: Question): Promise<RoutingPreview> {
    if (settings && group) throw invalid('group', 'is tried without settings, and settings without a group');
    const shop = await this.#services.shops.of(shopId);
    if (!shop) throw shopbellError('NOT_FOUND', { what: 'shop' });
    const { desk } = shop.desk;
    const now = () => Math.max(desk.at, this.#services.clock.now());
    const change = () => (group ? changeOf(desk, group) : ({ type: 'shop.configure', settings } as Change));
    const edited = settings || group ? () => changed(desk, change(), now()) : undefined;
    const robot = await robotServes(this.#services, shopId, desk, scope);
    const robotThen = edited && (await robotServes(this.#services, shopId, edited(), scope));
    // A draft reads through to the desk, which goes on: from here to the end is one turn.
    const at = now();
    const saved = entryOf(desk, { scope, robot, at });
    if (!edited || robotThen === undefined) return { at, saved };
    return { at, saved, edited: entryOf(edited(), { scope, robot: robotThen, at }) };
  }
}

/** The desk as it would be after the change. Throws as the change would be refused. */
function changed(desk: Desk, change: Change, at: number): Desk {
  const draft = draftOf(desk);
  const { answer } = decideRequest(draft, { command: change }, at);
  if (isShopbellError(answer)) throw toldAsSent(answer);
  return draft;
}

/** Throws as the entry would be refused. */
function entryOf(
  desk: Desk,
  entered: { readonly scope: Scope; readonly robot: boolean; readonly at: number },
): PreviewedEntry {
  const conversationId = crypto.randomUUID();
  const customerId = `${nobody}-${conversationId}`;
  const decision = decide(desk, { type: 'conversation.open', conversationId, customerId, ...entered });
  if (!decision.taken) throw errorOf(decision.refusal);
  const event = decision.events.findLast((one) => 'trace' in one);
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
