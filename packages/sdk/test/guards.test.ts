import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type * as z from 'zod';
import * as admin from '../src/admin/checks.ts';
import { isItem, isOutcome } from '../src/guards/conversation.ts';
import { isAgentsConversation } from '../src/agent/conversations.ts';
import { isCustomerPage, isStarted } from '../src/agent/customers.ts';
import { agentsFrames, isFigures } from '../src/agent/frames.ts';
import { groupChecks, isGroupAnswer } from '../src/agent/customerGroups.ts';
import { isChatAnswer, isStaffPage } from '../src/agent/staffChatChecks.ts';
import { readServerFrame } from '../src/guards/frames.ts';
import { isHistory, isSent } from '../src/guards/results.ts';
import {
  Account,
  AccountList,
  AgentSetupList,
  ApiKeyGrant,
  ApiKeyList,
  BlockedCustomerList,
  Conversation,
  ConversationTrace,
  CustomerKeyList,
  DeskExplanation,
  DeskSetup,
  DeskWarnings,
  FaqEntry,
  FiguresToday,
  GroupSetupList,
  methods,
  RoutingOutcome,
  ServerFrame,
  ShopSettings,
  TimelineItem,
} from '../src/model.ts';
import { arbitraryOf, mutated } from './support/arbitraryOf.ts';

/*
 * The guards stand in for the schemas in customers' browsers. They are equal to them in what they accept, and in what
 * they refuse at the level the client relies on: presence, type of JSON, whole and not negative numbers, known kinds.
 * Patterns, lengths and the words of enumerations are the server's business.
 */

const isFrame = (value: unknown): boolean => {
  const read = readServerFrame(JSON.stringify(value), agentsFrames);
  return read !== 'unknown' && read !== 'malformed';
};

const pairs: [name: string, schema: z.ZodType, guard: (value: unknown) => boolean][] = [
  ...ServerFrame.options.map((option): [string, z.ZodType, typeof isFrame] => [
    `frame ${option.shape.type.value}`,
    option,
    isFrame,
  ]),
  ['conversation', Conversation, isAgentsConversation],
  ['item', TimelineItem, isItem],
  ['outcome', RoutingOutcome, isOutcome],
  ['figures', FiguresToday, isFigures],
  ['result of message.send', methods['message.send'].result, isSent],
  ['result of history.read', methods['history.read'].result, isHistory],
  ['customers that were found', methods['customer.search'].result, isCustomerPage],
  ['a contact', methods['conversation.start'].result, isStarted],
  ['answer with a staff chat', methods['staff-chat.open'].result, isChatAnswer],
  ['answer with a customer group', methods['customer-group.create'].result, isGroupAnswer],
  ['customer groups', methods['customer-group.list'].result, groupChecks.isGroupList],
  ['page of a customer group', methods['customer-group.history'].result, groupChecks.isGroupPage],
  ['page of a staff chat', methods['staff-chat.history'].result, isStaffPage],
  ['settings of the desk', DeskSetup, admin.isDeskSetup],
  ['groups', GroupSetupList, admin.isGroupSetups],
  ['agents', AgentSetupList, admin.isAgentSetups],
  ['explanation', DeskExplanation, admin.isExplanation],
  ['trace', ConversationTrace, admin.isTrace],
  ['warnings', DeskWarnings, admin.isWarnings],
  ['blocked customers', BlockedCustomerList, admin.isBlockedList],
  ['FAQ', FaqEntry, admin.isEntry('faq')],
  ['shop', ShopSettings, admin.isShop],
  ['account', Account, admin.isAccount],
  ['accounts', AccountList, admin.isAccounts],
  ['API keys', ApiKeyList, admin.isApiKeys],
  ['new API key', ApiKeyGrant, admin.isApiKeyGrant],
  ['customer keys', CustomerKeyList, admin.isCustomerKeys],
];

describe.each(pairs)('%s', (_name, schema, guard) => {
  test('whatever the schema accepts, the guard accepts', () => {
    fc.assert(
      fc.property(arbitraryOf(schema), (value) => {
        expect(schema.safeParse(value).error).toBeUndefined();
        expect(guard(value)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test('what the schema refuses after one spot was changed in kind, the guard refuses', () => {
    let refused = 0;
    fc.assert(
      fc.property(arbitraryOf(schema).chain(mutated), (value) => {
        if (schema.safeParse(value).success) return;
        refused++;
        expect(guard(value)).toBe(false);
      }),
      { numRuns: 1_000 },
    );
    expect(refused).toBeGreaterThan(50);
  });
});

test('no text makes the reader throw', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      expect(['unknown', 'malformed']).toContain(readServerFrame(text));
    }),
  );
  for (const data of [
    undefined,
    null,
    new ArrayBuffer(3),
    '{"type":"__proto__"}',
    '{"type":"toString"}',
    '"pong"',
  ]) {
    expect(['unknown', 'malformed']).toContain(readServerFrame(data));
  }
});
