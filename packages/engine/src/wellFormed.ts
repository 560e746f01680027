import type { Command } from './command.ts';
import { issue, type Refused } from './refused.ts';

type Fields = Readonly<Record<string, unknown>>;
/** Whether a field may be used as what its type says, and what to tell if not. */
type Check = readonly [holds: (value: unknown) => boolean, what: string];

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

function orNone([holds, what]: Check): Check {
  return [(value) => value === undefined || holds(value), what];
}

const flag: Check = [(value) => typeof value === 'boolean', 'true or false'];
const text: Check = [(value) => typeof value === 'string', 'text'];
const texts: Check = [isTexts, 'a list of texts'];
const fields: Check = [isFields, 'an object'];
const author: Check = [
  (by) =>
    isFields(by) && (by['kind'] === 'customer' || by['kind'] === 'agent') && typeof by['id'] === 'string',
  'a customer or an agent',
];
const agentOnly: Check = [
  (by) => isFields(by) && by['kind'] === 'agent' && typeof by['id'] === 'string',
  'an agent',
];
const target: Check = [
  (to) => isFields(to) && (to['kind'] === 'agent' || to['kind'] === 'group') && typeof to['id'] === 'string',
  'an agent or a group',
];
const scopes: Check = [
  (given) => isFields(given) && isTexts(given['pages']) && isTexts(given['skus']),
  'lists of pages and SKUs',
];
const members: Check = [(list) => Array.isArray(list) && list.every(isFields), 'a list of members'];
const fate: Check = [(to) => to === 'leave-message' || to === 'solved', 'leave-message or solved'];

/** By command: the fields that the parts of `decide` take apart or write down before they look at them. */
const shapes: { readonly [T in Command['type']]?: readonly (readonly [field: string, check: Check])[] } = {
  'shop.open': [['settings', orNone(fields)]],
  'shop.configure': [['settings', fields]],
  'group.create': [
    ['scopes', scopes],
    ['members', members],
  ],
  'group.edit': [
    ['scopes', orNone(scopes)],
    ['members', orNone(members)],
  ],
  'conversation.open': [
    ['scope', fields],
    ['robot', orNone(flag)],
  ],
  'conversation.start': [['scope', fields]],
  'conversation.ask-about': [
    ['scope', fields],
    ['reRoute', flag],
    ['robot', orNone(flag)],
  ],
  'customer.erase': [['customerIds', texts]],
  'queue.leave': [['to', fate]],
  'robot.answer': [['offersAgent', flag]],
  'message.send': [
    ['by', author],
    ['digest', text],
  ],
  'note.add': [
    ['by', agentOnly],
    ['digest', text],
  ],
  'message.recall': [['by', agentOnly]],
  'message.see': [['by', author]],
  'conversation.end': [['by', author]],
  'staff-chat.open': [['by', agentOnly]],
  'staff-chat.create': [
    ['by', agentOnly],
    ['name', text],
    ['agentIds', texts],
  ],
  'staff-chat.rename': [
    ['by', agentOnly],
    ['name', text],
  ],
  'staff-chat.add': [
    ['by', agentOnly],
    ['agentIds', texts],
  ],
  'staff-chat.remove': [['by', agentOnly]],
  'staff-chat.see': [['by', agentOnly]],
  'customer-group.create': [
    ['by', agentOnly],
    ['name', text],
    ['agentIds', texts],
    ['customerIds', texts],
  ],
  'customer-group.rename': [
    ['by', agentOnly],
    ['name', text],
  ],
  'customer-group.add': [
    ['by', agentOnly],
    ['agentIds', texts],
    ['customerIds', texts],
  ],
  'customer-group.remove': [
    ['by', author],
    ['member', author],
  ],
  'customer-group.leave-all': [['by', agentOnly]],
  'customer-group.see': [['by', author]],
  'friend.mark': [
    ['by', agentOnly],
    ['agentId', text],
    ['on', flag],
  ],
  'conversation.supervise': [
    ['agentId', text],
    ['how', text],
  ],
  'supervision.end': [['agentId', text]],
  'conversation.take-over': [
    ['agentId', text],
    ['from', text],
  ],
  'conversation.transfer': [
    ['agentId', text],
    ['supervises', orNone(flag)],
    ['to', target],
  ],
};

/**
 * What the types promise and a caller in plain JavaScript may break: said by name instead of thrown. Whether values make
 * sense is up to the parts of `decide`.
 */
export function againstShape(command: Command): Refused | undefined {
  const shape = Object.hasOwn(shapes, command.type) ? shapes[command.type] : undefined;
  if (!shape) return undefined;
  const given: object = command;
  for (const expected of shape) {
    const [field, check] = expected;
    if (!check[0](Reflect.get(given, field))) return issue(field, check[1]);
  }
  return undefined;
}

export function isCommand(value: unknown): value is Command {
  return isFields(value) && typeof value['type'] === 'string';
}
