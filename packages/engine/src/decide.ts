import type { Command } from './command.ts';
import { endConversation } from './conversation/end.ts';
import { openConversation } from './conversation/open.ts';
import { seeMessages } from './conversation/see.ts';
import { sendMessage } from './conversation/send.ts';
import type { CommandResult, Decision } from './decision.ts';
import type { Desk } from './desk/desk.ts';
import { Draft } from './draft.ts';
import { deliverLeaveMessages } from './leaveMessage/delivery.ts';
import { beginLease, endLeases, renewLeases, voidLease } from './presence/lease.ts';
import { setStatus } from './presence/status.ts';
import { isInstant, issue, notFound, Refused } from './refused.ts';
import { chooseForTheSilent, chooseGroup } from './routing/choice.ts';
import { addAgent } from './setup/agent.ts';
import { createGroup } from './setup/group.ts';
import { openShop } from './setup/shop.ts';

/** What makes sense before there is a shop: opening it, and what finds nothing to do. */
const needsNoShop: ReadonlySet<string> = new Set<Command['type']>(['shop.open', 'desk.recovered', 'tick']);

/**
 * What a command comes to on this desk: events to append, or a refusal with none. Pure: it never throws and never changes
 * the desk, and the same desk and command give the same decision (RT-51). Ids, weights and times that make no sense are
 * refused by name.
 */
export function decide(desk: Desk, command: Command): Decision {
  if (!isInstant(command.at)) return refuse(issue('at', 'a time in ms since 1970 UTC'));
  const draft = new Draft(desk, command.at);
  const result = desk.shop || needsNoShop.has(command.type) ? decideOn(draft, command) : notFound('shop');
  return result instanceof Refused ? refuse(result) : { taken: true, events: draft.events, result };
}

function refuse({ refusal }: Refused): Decision {
  return { taken: false, refusal };
}

function decideOn(draft: Draft, command: Command): CommandResult | Refused {
  switch (command.type) {
    case 'shop.open':
      return openShop(draft, command);
    case 'agent.add':
      return addAgent(draft, command);
    case 'group.create':
      return createGroup(draft, command);
    case 'agent.set-status':
      return setStatus(draft, command);
    case 'agent.absent':
      return beginLease(draft, command);
    case 'agent.present':
      return voidLease(draft, command);
    case 'desk.recovered':
      return renewLeases(draft);
    case 'conversation.open':
      return openConversation(draft, command);
    case 'conversation.choose':
      return chooseGroup(draft, command);
    case 'conversation.end':
      return endConversation(draft, command);
    case 'message.send':
      return sendMessage(draft, command);
    case 'message.see':
      return seeMessages(draft, command);
    case 'tick':
      return tick(draft);
    default:
      return issue('type', 'a command that the desk knows');
  }
}

/** Everything that has fallen due, in the order that lets nobody fall through: absences, choices, deliveries. */
function tick(draft: Draft): CommandResult {
  endLeases(draft);
  chooseForTheSilent(draft);
  deliverLeaveMessages(draft);
  return { kind: 'done' };
}
