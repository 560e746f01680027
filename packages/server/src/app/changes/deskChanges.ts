import { groupSetupOf, settingsOf, type Desk, type DeskEvent, type GroupSetup } from '@shopbell/engine';
import type { Changer } from '@shopbell/sdk/model';
import { isChatEvent } from '../../desk/chatAudiences.ts';
import type { ChangesOf, DeskRequest } from '../../desk/request.ts';
import type { NewChangeRow } from '../../storage/changes.ts';
import { agentRef } from '../feed/names.ts';
import { changeRows, theDesk, type About } from './changeRow.ts';

/**
 * What events change of the settings that the desk keeps; nothing, most of them. `by`: on whose word it was asked.
 * `anonymousId`: whose block it is that follows a login.
 */
export function deskChangesBy(by: Changer, shopId: string, anonymousId?: string): ChangesOf {
  return (desk, event) => {
    if ('conversationId' in event || isChatEvent(event)) return [];
    const about = (what: About['what'], id?: string, name?: string): About => ({
      shopId,
      at: event.at,
      by,
      what,
      ...(id === undefined ? {} : { id }),
      ...(name === undefined ? {} : { name }),
    });
    switch (event.type) {
      case 'shop.configured':
        return changeRows(about('settings'), { before: settingsOf(desk).settings, after: event.settings });
      case 'group.created': {
        const { groupId, name, scopes, members, allowDefaultFallback, overflow, enabled } = event;
        const after = { name, ...scopes, members: weights(members), allowDefaultFallback, overflow, enabled };
        return changeRows(about('group', groupId, name), { after });
      }
      case 'group.edited':
        return groupEdited(desk, event, about);
      case 'group.deleted': {
        const before = groupSetupOf(desk, event.groupId);
        return changeRows(about('group', event.groupId, before?.name), { before: before && told(before) });
      }
      case 'agent.configured': {
        const { agentId, name, receiving, capacity } = event;
        const agent = desk.agents.get(agentId);
        if (!agent) return [];
        const before = { name: agent.name, receiving: agent.receiving, capacity: agent.capacity };
        return changeRows(about('agent', agentId, agent.name), {
          before,
          after: { name, receiving, capacity },
        });
      }
      case 'customer.blocked': {
        const { reason } = event;
        const blockedBy = agentRef(desk, event.agentId).name;
        const after = anonymousId === undefined ? { reason } : { reason, blockedBy, anonymousId };
        return changeRows(about('blocked-customer', event.customerId), { after });
      }
      case 'customer.unblocked':
        return changeRows(about('blocked-customer', event.customerId), {
          before: { reason: desk.blocked.get(event.customerId)?.reason },
        });
      case 'customer.erased':
        // By the id that they had last; never a name.
        return changeRows(about('customer', event.customerIds[0]), {
          before: { customerIds: event.customerIds },
        });
      // The shop and the account that were made are on record already; whether somebody is there is no setting.
      case 'shop.opened':
      case 'agent.added':
      case 'agent.status-changed':
      case 'agent.lease-started':
      case 'agent.lease-voided':
        return [];
    }
  };
}

/**
 * What a request changes that nobody is named for. That is the desk's own doing, by its rules: so nothing that it keeps
 * changes without an entry, whoever forgets to say on whose word.
 */
export function unasked(request: DeskRequest, shopId: string): ChangesOf {
  return deskChangesBy(
    theDesk,
    shopId,
    request.type === 'customer.identify' ? request.customerId : undefined,
  );
}

function groupEdited(
  desk: Desk,
  event: Extract<DeskEvent, { type: 'group.edited' }>,
  about: (what: 'group', id: string, name: string) => About,
): readonly NewChangeRow[] {
  const group = groupSetupOf(desk, event.groupId);
  if (!group) return [];
  const before = told(group);
  const { name, scopes, members, allowDefaultFallback, overflow, enabled } = event;
  const given = {
    name,
    ...scopes,
    members: members && weights(members),
    allowDefaultFallback,
    overflow,
    enabled,
  };
  const changed = Object.entries(given).filter(([, value]) => value !== undefined);
  const after = { ...before, ...Object.fromEntries(changed) };
  return changeRows(about('group', event.groupId, group.name), { before, after });
}

function told({ name, pages, skus, members, allowDefaultFallback, overflow, enabled }: GroupSetup) {
  return { name, pages, skus, members: weights(members), allowDefaultFallback, overflow, enabled };
}

/** Members by their agents: who joins has a weight from nothing, who leaves has it to nothing. */
function weights(members: readonly { readonly agentId: string; readonly weight: number }[]) {
  return Object.fromEntries(members.map(({ agentId, weight }) => [agentId, weight]));
}
