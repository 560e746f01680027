import { blockCustomer, unblockCustomer } from './blocking/block.ts';
import { decideChat, postInChat } from './chat/decideChat.ts';
import type { Command } from './command.ts';
import { startConversation } from './conversation/contact.ts';
import { endConversation, endIdle } from './conversation/end.ts';
import { openConversation } from './conversation/open.ts';
import { addNote } from './conversation/note.ts';
import { recallMessage } from './conversation/recall.ts';
import { seeMessages } from './conversation/see.ts';
import { sendMessage } from './conversation/send.ts';
import type { CommandResult, Decision } from './decision.ts';
import type { Desk } from './desk/desk.ts';
import { Draft } from './draft.ts';
import { eraseCustomer } from './identity/erase.ts';
import { identifyCustomer } from './identity/identify.ts';
import { assignLeaveMessage } from './leaveMessage/assign.ts';
import { deliverLeaveMessages } from './leaveMessage/delivery.ts';
import { beginLease, endLeases, renewLeases, voidLease } from './presence/lease.ts';
import { reRouteOrphans } from './presence/orphans.ts';
import { rateConversation } from './rating/rate.ts';
import { setStatus } from './presence/status.ts';
import { customerAbsent, customerPresent } from './queue/absence.ts';
import { giveUpPlaces, leaveQueue } from './queue/leave.ts';
import { isInstant, issue, notFound, Refused } from './refused.ts';
import { handOver, robotAnswer } from './robot/handOver.ts';
import { chooseForTheSilent, chooseGroup } from './routing/choice.ts';
import { askAbout } from './scope/askAbout.ts';
import { addAgent, configureAgent } from './setup/agent.ts';
import { createGroup, deleteGroup, editGroup } from './setup/group.ts';
import { configureShop, openShop } from './setup/shop.ts';
import { endSupervision, endSupervisionByOwners, superviseConversation } from './supervision/supervise.ts';
import { takeOverConversation } from './supervision/takeOver.ts';
import { transferConversation } from './transfer/transfer.ts';
import { againstShape, isCommand } from './wellFormed.ts';

/** What makes sense before there is a shop: opening it, and what finds nothing to do. */
const needsNoShop: ReadonlySet<string> = new Set<Command['type']>(['shop.open', 'desk.recovered', 'tick']);

/**
 * What a command comes to on this desk: events to append, or a refusal with none. Pure: it never throws and never changes
 * the desk, and the same desk and command give the same decision (RT-51). Ids, weights and times that make no sense are
 * refused by name.
 */
export function decide(desk: Desk, command: Command): Decision {
  if (!isCommand(command)) return refuse(issue('', 'a command'));
  if (!isInstant(command.at)) return refuse(issue('at', 'a time in ms since 1970 UTC'));
  const draft = new Draft(desk, command.at);
  const known = desk.shop !== undefined || needsNoShop.has(command.type);
  const result = known ? (againstShape(command) ?? decideOn(draft, command)) : notFound('shop');
  if (result instanceof Refused) return refuse(result);
  endSupervisionByOwners(draft);
  return { taken: true, events: draft.events, result };
}

function refuse({ refusal }: Refused): Decision {
  return { taken: false, refusal };
}

function decideOn(draft: Draft, command: Command): CommandResult | Refused {
  switch (command.type) {
    case 'shop.open':
      return openShop(draft, command);
    case 'shop.configure':
      return configureShop(draft, command);
    case 'agent.add':
      return addAgent(draft, command);
    case 'agent.configure':
      return configureAgent(draft, command);
    case 'group.create':
      return createGroup(draft, command);
    case 'group.edit':
      return editGroup(draft, command);
    case 'group.delete':
      return deleteGroup(draft, command);
    case 'customer.block':
      return blockCustomer(draft, command);
    case 'customer.unblock':
      return unblockCustomer(draft, command);
    case 'customer.identify':
      return identifyCustomer(draft, command);
    case 'customer.erase':
      return eraseCustomer(draft, command);
    case 'agent.set-status':
      return setStatus(draft, command);
    case 'agent.absent':
      return beginLease(draft, command);
    case 'agent.present':
      return voidLease(draft, command);
    case 'customer.absent':
      return customerAbsent(draft, command);
    case 'customer.present':
      return customerPresent(draft, command);
    case 'desk.recovered':
      return renewLeases(draft);
    case 'conversation.open':
      return openConversation(draft, command);
    case 'conversation.choose':
      return chooseGroup(draft, command);
    case 'queue.leave':
      return leaveQueue(draft, command);
    case 'robot.hand-over':
      return handOver(draft, command);
    case 'robot.answer':
      return robotAnswer(draft, command);
    case 'conversation.ask-about':
      return askAbout(draft, command);
    case 'conversation.rate':
      return rateConversation(draft, command);
    case 'conversation.end':
      return endConversation(draft, command);
    case 'conversation.start':
      return startConversation(draft, command);
    case 'conversation.transfer':
      return transferConversation(draft, command);
    case 'conversation.supervise':
      return superviseConversation(draft, command);
    case 'supervision.end':
      endSupervision(draft, command.agentId);
      return { kind: 'done' };
    case 'conversation.take-over':
      return takeOverConversation(draft, command);
    case 'leave-message.assign':
      return assignLeaveMessage(draft, command);
    case 'message.send':
      return draft.base.chats.has(command.conversationId)
        ? postInChat(draft, command)
        : sendMessage(draft, command);
    case 'note.add':
      return addNote(draft, command);
    case 'message.recall':
      return recallMessage(draft, command);
    case 'message.see':
      return seeMessages(draft, command);
    case 'staff-chat.open':
    case 'staff-chat.create':
    case 'staff-chat.rename':
    case 'staff-chat.add':
    case 'staff-chat.remove':
    case 'staff-chat.see':
    case 'customer-group.create':
    case 'customer-group.rename':
    case 'customer-group.add':
    case 'customer-group.remove':
    case 'customer-group.leave-all':
    case 'customer-group.see':
    case 'friend.mark':
      return decideChat(draft, command);
    case 'tick':
      return tick(draft);
    default:
      return issue('type', 'a command that the desk knows');
  }
}

/**
 * Everything that has fallen due, in the order that lets nobody fall through: absences, what they leave behind, choices,
 * places given up, deliveries, and last who stayed away.
 */
function tick(draft: Draft): CommandResult {
  endLeases(draft);
  reRouteOrphans(draft);
  chooseForTheSilent(draft);
  giveUpPlaces(draft);
  deliverLeaveMessages(draft);
  endIdle(draft);
  return { kind: 'done' };
}
