import { device } from './device.ts';
import { groupJourneys } from './groupJourneys.ts';
import { identityJourneys } from './identityJourneys.ts';
import { serviceJourneys } from './serviceJourneys.ts';
import type { Stage } from './stages.ts';
import { lastMessage, refusal, say, texts, until } from './watching.ts';
import { oddFrames, oddRequests } from './wire.ts';

/** Something that customers and agents do. */
export type Journey = (stage: Stage) => Promise<void>;

const talkJourneys: Readonly<Record<string, Journey>> = {
  'RT-03, RT-07 an entry from each kind of page': async (stage) => {
    for (const account of ['amy', 'bo', 'chen']) await stage.onlineAgent(account);
    const customer = stage.customer('customer');
    for (const scope of [
      {},
      { page: 'product', sku: 'unbound' },
      { page: 'order', orderId: 'A 1' },
      { page: 'tracking' },
    ] as const) {
      stage.recorder.note('opened', await customer.open(scope));
    }
    stage.recorder.note('opened again', await customer.open());
  },

  'RT-21 two groups fit, and the customer chooses': async (stage) => {
    const bo = await stage.onlineAgent('bo');
    const customer = stage.customer('customer');
    const { conversation } = await customer.open({ page: 'product', sku: '1001' });
    stage.recorder.note('refused', await refusal(customer.choose(conversation.id, 'aftersale')));
    stage.recorder.note('chosen', await customer.choose(conversation.id, 'tents'));
    await until(bo, () => bo.conversations.has(conversation.id));
  },

  'RT-23 the customer writes and does not choose': async (stage) => {
    const bo = await stage.onlineAgent('bo');
    const customer = stage.customer('customer');
    const { conversation } = await customer.open({ page: 'product', sku: '1001' });
    await say(customer, conversation.id, '有 42 码吗?');
    await stage.advance(29_000);
    stage.recorder.note('still choosing', customer.conversations.get(conversation.id)?.state);
    await stage.advance(1_000);
    await until(bo, () => texts(bo, conversation.id).length === 1);
    await until(customer, () => customer.conversations.get(conversation.id)?.state === 'assigned');
  },

  'a conversation both ways, seen, and ended': async (stage) => {
    const amy = await stage.onlineAgent('amy');
    const customer = stage.customer('customer');
    const { conversation } = await customer.open({ page: 'product' });
    const { id } = conversation;
    await say(customer, id, '你好,这双鞋防水吗?');
    await until(amy, () => texts(amy, id).length === 1);
    amy.setTyping(id, true);
    await stage.quiet();
    await stage.advance(12_000);
    await say(amy, id, '防水的,请放心。');
    await until(customer, () => texts(customer, id).length === 2);
    customer.markSeen(id, customer.conversations.get(id)?.lastSeq ?? 0);
    await stage.advance(1_000);
    await until(amy, () => (amy.conversations.get(id)?.seen.customer ?? 0) >= lastMessage(amy, id));
    await amy.end(id);
    await until(customer, () => customer.conversations.get(id)?.state === 'ended');
    await stage.advance(2_000);
    stage.recorder.note('figures', amy.figures);
  },

  'ST-07, LM-04, LM-05 a message is left and delivered': async (stage) => {
    const customer = stage.customer('customer');
    const { conversation } = await customer.open({ page: 'order', orderId: 'A1' });
    await say(customer, conversation.id, '请回电');
    const chen = await stage.onlineAgent('chen');
    await stage.advance(90_000);
    await until(chen, () => texts(chen, conversation.id).length === 1);
    await say(chen, conversation.id, '好的');
    await until(customer, () => texts(customer, conversation.id).length === 2);
  },

  'LM-16 a message is answered while its customer is away': async (stage) => {
    const storage = device();
    const customer = stage.customer('customer', { storage });
    const { conversation } = await customer.open({ page: 'order', orderId: 'A1' });
    const { id } = conversation;
    await say(customer, id, '请回电');
    customer.destroy();
    const chen = await stage.onlineAgent('chen');
    await stage.advance(90_000);
    await say(chen, id, '好的');
    await chen.end(id);
    const back = stage.customer('back', { storage });
    stage.recorder.note('knows', await back.resumeIfKnown());
    stage.recorder.note('unread', back.unread);
    back.markSeen(id, lastMessage(back, id));
    await stage.advance(1_000);
    await until(chen, () => (chen.conversations.get(id)?.seen.customer ?? 0) >= lastMessage(chen, id));
    const later = stage.customer('later', { storage });
    stage.recorder.note('knows', await later.resumeIfKnown());
    await later.connect();
    stage.recorder.note('unread', later.unread);
  },

  'LM-20 a customer who left a message comes back': async (stage) => {
    const customer = stage.customer('customer');
    const { conversation } = await customer.open({ page: 'order', orderId: 'A1' });
    await say(customer, conversation.id, '请回电');
    const chen = await stage.onlineAgent('chen');
    stage.recorder.note('back', await customer.open({ page: 'order', orderId: 'A1' }));
    await until(chen, () => texts(chen, conversation.id).length === 1);
  },

  'the customer’s connection breaks': async (stage) => {
    const amy = await stage.onlineAgent('amy');
    const customer = stage.customer('customer');
    const { conversation } = await customer.open();
    await say(customer, conversation.id, '一');
    await until(amy, () => texts(amy, conversation.id).length === 1);
    stage.breakConnection('customer');
    await say(amy, conversation.id, '二', '三');
    customer.send(conversation.id, '四');
    customer.send(conversation.id, '五');
    await stage.advance(1_000);
    await until(customer, () => texts(customer, conversation.id).length === 5);
    await until(amy, () => texts(amy, conversation.id).length === 5);
  },

  'an agent’s connection breaks, then is gone for good': async (stage) => {
    const amy = await stage.onlineAgent('amy');
    const bo = await stage.onlineAgent('bo');
    stage.breakConnection('amy');
    await stage.advance(1_000);
    await until(amy, () => amy.connection === 'online');
    stage.recorder.note('back within the lease', bo.agents);
    amy.destroy();
    await stage.advance(90_000);
    stage.recorder.note('lease over', bo.agents);
    for (const name of ['first', 'second']) {
      stage.recorder.note(name, (await stage.customer(name).open({ page: 'product' })).outcome);
    }
  },

  'a conversation longer than a page of history': async (stage) => {
    const amy = await stage.onlineAgent('amy');
    const writer = stage.customer('writer');
    const { conversation } = await writer.open();
    for (let page = 1; page <= 6; page++) {
      await say(
        amy,
        conversation.id,
        ...Array.from({ length: 10 }, (_, line) => `第 ${page} 页,第 ${line + 1} 行`),
      );
      await stage.advance(1_000);
    }
    const again = await stage.agent('amy');
    stage.recorder.note('held', again.conversations.get(conversation.id));
    stage.recorder.note('older', await again.loadHistory(conversation.id));
    stage.recorder.note('all', texts(again, conversation.id));
  },

  'what is refused for good': async (stage) => {
    await stage.onlineAgent('amy');
    const customer = stage.customer('customer');
    const { conversation } = await customer.open();
    const stranger = stage.customer('stranger');
    await stranger.connect();
    stage.recorder.note('a stranger reads', await refusal(stranger.loadHistory(conversation.id)));
    stage.recorder.note('a stranger ends', await refusal(stranger.end(conversation.id)));
    stage.recorder.note(
      'a page too strange',
      await refusal(customer.open({ page: 'product', sku: 'x'.repeat(129) })),
    );
    customer.send(conversation.id, '长'.repeat(4001));
    await say(customer, conversation.id, '短');
    await customer.end(conversation.id);
    await customer.end(conversation.id);
    customer.send(conversation.id, '太晚了');
    await until(
      customer,
      () => customer.outgoing(conversation.id).filter(({ state }) => state === 'failed').length === 2,
    );
  },

  'frames that no client sends': oddFrames,

  'requests that no client makes': oddRequests,

  'an agent’s session': async (stage) => {
    const amy = await stage.agent('amy');
    stage.recorder.note(
      'wrong password',
      await refusal(amy.signIn({ account: 'demo:amy', password: 'wrong!' })),
    );
    stage.recorder.note('session', await amy.session());
    for (const status of ['online', 'away', 'suspended', 'offline'] as const) {
      await amy.setStatus(status);
      stage.recorder.note(status, (await stage.customer(`while ${status}`).open()).outcome);
    }
    await amy.signOut();
    stage.recorder.note('session', await amy.session());
  },
};

/** What customers and agents do, told once and played on the mock and on a real server alike. */
export const journeys: Readonly<Record<string, Journey>> = {
  ...talkJourneys,
  ...serviceJourneys,
  ...identityJourneys,
  ...groupJourneys,
};
