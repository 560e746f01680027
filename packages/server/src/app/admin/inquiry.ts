import {
  explainAgent,
  groupLoadOf,
  groupOf,
  groupSetupsOf,
  routableAgentsOf,
  type Desk,
  type DeskEvent,
} from '@shopbell/engine';
import {
  shopbellError,
  type Clock,
  type ConversationTrace,
  type DeskExplanation,
  type DeskWarning,
  type DeskWarnings,
  type OutcomeTrace,
  type Scope,
} from '@shopbell/sdk/model';
import { deskAt } from '../../desk/loadDesk.ts';
import { eventOf } from '../../desk/rows.ts';
import type { ShopDesk } from '../../desk/shopDesk.ts';
import type { Storage } from '../../storage/storage.ts';
import { agentRef, groupRef } from '../feed/names.ts';
import { shopWarnings } from '../hours/warnings.ts';
import { explanationOf, stepOf } from '../requests/explanation.ts';
import type { OpenShops } from '../shop/openShops.ts';
import type { Hours } from './hours.ts';
import { invalid } from './parse.ts';

interface InquiryServices {
  readonly storage: Storage;
  readonly shops: OpenShops;
  readonly clock: Clock;
  readonly hours: Hours;
}

/** Why things went as they did, from the record, and what is wrong with how a shop is staffed. */
export class Inquiry {
  readonly #services: InquiryServices;
  /** One desk at a time is rebuilt: managers wait for each other, customers for none of them. */
  #rebuilding: Promise<unknown> = Promise.resolve();

  constructor(services: InquiryServices) {
    this.#services = services;
  }

  /**
   * AC-10, RT-29: why an agent gets no conversations, from the desk of now, or from the one rebuilt as it stood at sequence
   * `at` of the journal; people and groups have the names of today. Rejects with NOT_FOUND, also if there was no such agent
   * then, or INVALID_ARGUMENT for a sequence that is still to come.
   */
  async explain(
    shopId: string,
    agentId: string,
    about: { scope?: Scope; at?: number },
  ): Promise<DeskExplanation> {
    const { desk: today } = await this.#desk(shopId);
    const { scope, at = today.seq } = about;
    if (at > today.seq) throw invalid('at', `must not be above ${String(today.seq)}, where the journal ends`);
    const desk = at === today.seq ? today : await this.#rebuild(shopId, at);
    const found = explainAgent(desk, agentId, scope);
    if (!found) throw shopbellError('NOT_FOUND', { what: 'agent' });
    return { ...explanationOf(desk, found, today), seq: desk.seq, at: desk.at };
  }

  /**
   * What a conversation came to, each time with its trace: people and groups under the names of today, or under those they had
   * then where they are gone. Rejects with NOT_FOUND.
   */
  async trace(shopId: string, conversationId: string): Promise<ConversationTrace> {
    const { storage } = this.#services;
    const { desk } = await this.#desk(shopId);
    if (!(await storage.findConversation(shopId, conversationId)))
      throw shopbellError('NOT_FOUND', { what: 'conversation' });
    const types = Object.keys(outcomesByType);
    const rows = await storage.readConversation(shopId, conversationId, [{ types, limit: outcomesTold }]);
    const traced = rows.flatMap((row) => {
      const event = eventOf(row);
      // Transfers and deliveries of journals before version 3 have none.
      return 'trace' in event ? { seq: row.seq, event } : [];
    });
    const outcomes: OutcomeTrace[] = [];
    let then = desk;
    for (const { seq, event } of traced) {
      if (groupsIn(event).some((id) => !groupOf(desk, id) && !groupOf(then, id)))
        then = await this.#rebuild(shopId, event.trace.decidedAt);
      outcomes.push(outcomeOf(then, { seq, event }, desk));
    }
    return { conversationId, outcomes };
  }

  /** AC-07: what is wrong this moment. */
  async warnings(shopId: string): Promise<DeskWarnings> {
    const { hours, clock } = this.#services;
    const { desk } = await this.#desk(shopId);
    const now = clock.now();
    const { open, nextOpening } = await hours.opening(shopId, now);
    const ofShop = shopWarnings({ open, routableAgents: routableAgentsOf(desk) });
    const ofGroups = await Promise.all(
      groupSetupsOf(desk).map(async ({ id, name, enabled, members }): Promise<DeskWarning[]> => {
        if (!enabled) return [];
        const group = { id, name };
        if (members.length === 0) return [{ code: 'GROUP_EMPTY', group }];
        if (groupLoadOf(desk, id)?.taking !== 0) return [];
        return (await this.#isOpen(shopId, now, id)) ? [{ code: 'GROUP_UNATTENDED', group }] : [];
      }),
    );
    return {
      warnings: [...ofShop.map((code) => ({ code })), ...ofGroups.flat()],
      open,
      ...(nextOpening === undefined ? {} : { nextOpening }),
    };
  }

  async #isOpen(shopId: string, now: number, groupId: string): Promise<boolean> {
    return (await this.#services.hours.opening(shopId, now, groupId)).open;
  }

  #rebuild(shopId: string, at: number): Promise<Desk> {
    const rebuilt = this.#rebuilding.then(() => deskAt(this.#services.storage, shopId, at));
    this.#rebuilding = rebuilt.catch(() => {});
    return rebuilt;
  }

  async #desk(shopId: string): Promise<ShopDesk> {
    const shop = await this.#services.shops.of(shopId);
    if (!shop) throw shopbellError('NOT_FOUND', { what: 'shop' });
    return shop.desk;
  }
}

/** The newest of a conversation: one that changes hands more often has another problem. */
const outcomesTold = 200;

export type Traced = Extract<DeskEvent, { trace: unknown }>;

/** The events that are outcomes, each with what it came to. */
export const outcomesByType: Readonly<Record<Traced['type'], OutcomeTrace['outcome']>> = {
  'conversation.refused': 'refused',
  'conversation.offered': 'choose',
  'robot.started': 'robot',
  'conversation.queued': 'queued',
  'conversation.assigned': 'assigned',
  'conversation.transferred': 'transferred',
  'leave-message.opened': 'leave-message',
  'leave-message.delivered': 'delivered',
};

/** Every group that an outcome or its trace speaks of. */
function groupsIn(event: Traced): string[] {
  return [groupIn(event), ...event.trace.steps.map(({ groupId }) => groupId)].filter(
    (id) => id !== undefined,
  );
}

/** The group that an outcome speaks of. */
export function groupIn(event: Traced): string | undefined {
  return 'groupId' in event ? event.groupId : 'servingGroupId' in event ? event.servingGroupId : undefined;
}

function outcomeOf(
  desk: Desk,
  { seq, event }: { readonly seq: number; readonly event: Traced },
  today: Desk,
): OutcomeTrace {
  const groupId = groupIn(event);
  const { decidedAt, steps } = event.trace;
  return {
    seq,
    at: event.at,
    outcome: outcomesByType[event.type],
    ...(groupId === undefined ? {} : { group: groupRef(today, groupId, desk) }),
    ...('agentId' in event ? { agent: agentRef(today, event.agentId, desk) } : {}),
    decidedAt,
    steps: steps.map((step) => stepOf(desk, step, today)),
  };
}
