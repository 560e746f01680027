import { describe, expect, it } from 'vitest';
import { defaultSettings, type DeskEvent } from '@shopbell/engine';
import { isChatEvent } from '../src/desk/chatAudiences.ts';
import { audiencesOf, type Parties } from '../src/desk/audiences.ts';

const trace = { steps: [], decidedAt: 0 };
const about = { at: 1, conversationId: 'talk' };
const customer = { kind: 'customer', id: 'chen' } as const;
const unowned: Parties = { customerId: 'chen' };
const owned: Parties = { customerId: 'chen', agentId: 'anna' };
const assigned = {
  ...about,
  type: 'conversation.assigned',
  groupId: 'g',
  servingGroupId: 'g',
  cause: 'entry',
  trace,
} as const;

describe('who is told of an event', () => {
  const table: [string, DeskEvent, Parties | undefined, string[]][] = [
    [
      'an entry: the customer',
      { ...about, type: 'conversation.opened', customerId: 'chen', scope: { page: 'shop', channel: 'web' } },
      undefined,
      ['customer:chen'],
    ],
    [
      'WB-19 an entry that is refused: nobody but who asked, by the answer',
      {
        ...about,
        type: 'conversation.refused',
        customerId: 'chen',
        scope: { page: 'shop', channel: 'web' },
        code: 'CUSTOMER_BLOCKED',
        trace,
      },
      undefined,
      [],
    ],
    [
      'an offer: the customer',
      { ...about, type: 'conversation.offered', options: [], autoChooseAt: 2, trace },
      unowned,
      ['customer:chen'],
    ],
    [
      'an assignment: the customer and the owner',
      { ...assigned, agentId: 'anna' },
      unowned,
      ['customer:chen', 'agent:anna'],
    ],
    [
      'another owner: both owners',
      { ...assigned, agentId: 'bert' },
      owned,
      ['customer:chen', 'agent:anna', 'agent:bert'],
    ],
    [
      'a leave message: the customer',
      { ...about, type: 'leave-message.opened', groupId: 'g', trace },
      unowned,
      ['customer:chen'],
    ],
    [
      'a leave message that was taken back: whoever held it too',
      { ...about, type: 'leave-message.opened', groupId: 'g', trace },
      owned,
      ['customer:chen', 'agent:anna'],
    ],
    [
      'its delivery: the agent too',
      { ...about, type: 'leave-message.delivered', agentId: 'anna', servingGroupId: 'g', trace },
      unowned,
      ['customer:chen', 'agent:anna'],
    ],
    [
      'a message without an owner: the customer',
      {
        ...about,
        type: 'message.posted',
        messageId: 'm',
        by: customer,
        clientId: 'c',
        digest: 'd',
        length: 1,
      },
      unowned,
      ['customer:chen'],
    ],
    [
      'a message: both',
      {
        ...about,
        type: 'message.posted',
        messageId: 'm',
        by: customer,
        clientId: 'c',
        digest: 'd',
        length: 1,
      },
      owned,
      ['customer:chen', 'agent:anna'],
    ],
    [
      'that it was seen: both',
      { ...about, type: 'message.seen', by: customer, upTo: 1 },
      owned,
      ['customer:chen', 'agent:anna'],
    ],
    [
      'the end: both',
      { ...about, type: 'conversation.ended', by: customer },
      owned,
      ['customer:chen', 'agent:anna'],
    ],
    [
      'a status: the agent whose it is',
      { at: 1, type: 'agent.status-changed', agentId: 'anna', status: 'away', cause: 'agent' },
      undefined,
      ['agent:anna'],
    ],
    ['a lease: nobody', { at: 1, type: 'agent.lease-started', agentId: 'anna', until: 2 }, undefined, []],
    [
      'a customer in a line who leaves it: nobody',
      { ...about, type: 'queue.lease-started', until: 2 },
      unowned,
      [],
    ],
    [
      'an agent added: the agent alone',
      { at: 1, type: 'agent.added', agentId: 'anna', name: 'Anna' },
      undefined,
      ['agent:anna'],
    ],
    [
      'an agent configured: the agent alone',
      { at: 1, type: 'agent.configured', agentId: 'anna', name: 'Anna', receiving: true, capacity: null },
      undefined,
      ['agent:anna'],
    ],
    [
      'settings: every agent',
      { at: 1, type: 'shop.configured', settings: defaultSettings },
      undefined,
      ['agents'],
    ],
    ['a group gone: every agent', { at: 1, type: 'group.deleted', groupId: 'g' }, undefined, ['agents']],
    [
      'a customer blocked: every agent, and not the customer',
      { at: 1, type: 'customer.blocked', customerId: 'chen', agentId: 'anna', reason: 'r' },
      undefined,
      ['agents'],
    ],
    [
      'a customer erased: every agent, and not the customer, who is nobody any more',
      { at: 1, type: 'customer.erased', customerIds: ['chen'] },
      undefined,
      ['agents'],
    ],
    [
      'a transfer: the customer and both agents',
      {
        ...about,
        type: 'conversation.transferred',
        fromAgentId: 'anna',
        agentId: 'ben',
        servingGroupId: 'g',
        turn: false,
        by: 'anna',
        trace,
      },
      owned,
      ['customer:chen', 'agent:anna', 'agent:ben'],
    ],
    [
      'a place in a line: the customer',
      {
        ...about,
        type: 'conversation.queued',
        groupId: 'g',
        servingGroupId: 'g',
        place: 1,
        trace,
      },
      unowned,
      ['customer:chen'],
    ],
    [
      'a warning that it ends: both',
      { ...about, type: 'conversation.idle-warned', endsAt: 2 },
      owned,
      ['customer:chen', 'agent:anna'],
    ],
  ];

  it.each(table)('%s', (_, event, parties, audiences) => {
    if (isChatEvent(event)) throw new Error('Told by `audiencesOfChat`.');
    expect(audiencesOf(event, parties)).toEqual(audiences);
  });
});
