import { demoShopId } from '@shopbell/server/demo';
import type { Journey } from './journeys.ts';
import { refusal, say, sent, stateOf, texts, until } from './watching.ts';

/** One pixel. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** What a conversation can do beside text, and what becomes of those who wait. */
export const serviceJourneys: Readonly<Record<string, Journey>> = {
  'files and cards keep their place; both sides read the bytes': async (stage) => {
    await stage.admin.backOffice.take(demoShopId, 'product', {
      rows: [{ id: '1001', version: 1, title: '帐篷', price: { amount: 129_900, currency: 'CNY' } }],
    });
    const amy = await stage.onlineAgent('amy');
    const customer = stage.customer('customer');
    const { conversation } = await customer.open();
    const { id } = conversation;
    customer.send(id, '看');
    customer.send(id, {
      text: '这张',
      files: [
        new File([png], '图 1.png', { type: 'image/png' }),
        new File(['一'], 'a.txt', { type: 'text/plain' }),
      ],
    });
    customer.send(id, { card: { kind: 'product', id: '1001' } });
    customer.send(id, { card: { kind: 'order', id: '42' } });
    customer.send(id, { files: [new File(['no image'], 'x.png', { type: 'image/png' })] });
    customer.send(id, '好了');
    await sent(customer, id);
    await until(customer, () => texts(customer, id).length === 5);
    await until(amy, () => texts(amy, id).length === 5);
    const items = amy.conversations.get(id)?.items ?? [];
    const files = items.flatMap((item) => (item.kind === 'message' ? (item.files ?? []) : []));
    for (const file of files) {
      const bytes = await (await amy.file(file.id)).arrayBuffer();
      stage.recorder.note(file.name, { type: file.type, bytes: Buffer.from(bytes).toString('base64') });
    }
    amy.send(id, { text: '收到', files: [new File(['回'], 'b.txt', { type: 'text/plain' })] });
    await until(customer, () => texts(customer, id).length === 6);
    const stranger = stage.customer('stranger');
    await stranger.connect();
    stage.recorder.note('a stranger', await refusal(stranger.file(files[0]?.id ?? '')));
  },

  'an upload that stalls holds up what is behind it for 10 s; it gets its place when it arrives': async (
    stage,
  ) => {
    const amy = await stage.onlineAgent('amy');
    let letThrough: () => void = () => undefined;
    const through = new Promise<void>((resolve) => (letThrough = resolve));
    const customer = stage.customer('customer', {
      fetch: async (url, init) => {
        if (url.endsWith('/v1/files')) await through;
        return fetch(url, init);
      },
    });
    const { conversation } = await customer.open();
    const { id } = conversation;
    await until(amy, () => amy.conversations.has(id));
    customer.send(id, '看');
    customer.send(id, { text: '这张', files: [new File([png], '图.png', { type: 'image/png' })] });
    customer.send(id, '在吗');
    await until(customer, () => customer.outgoing(id)[0]?.progress === 0);
    await stage.advance(9_000);
    stage.recorder.note('keeps its place', texts(customer, id));
    await stage.advance(2_000);
    await until(amy, () => texts(amy, id).length === 2);
    stage.recorder.note('is passed', texts(amy, id));
    customer.send(id, '您好');
    await until(amy, () => texts(amy, id).length === 3);
    letThrough();
    await sent(customer, id);
    await until(amy, () => texts(amy, id).length === 4);
    stage.recorder.note('gets its place', texts(amy, id));
  },

  'QS-01, QS-03 the service is rated; the last one counts': async (stage) => {
    const customer = stage.customer('customer');
    const left = await customer.open();
    stage.recorder.note('too early', await refusal(customer.rate(left.conversation.id, { grade: 5 })));
    await customer.end(left.conversation.id);
    const amy = await stage.onlineAgent('amy');
    const { conversation } = await customer.open({ page: 'product' });
    await until(amy, () => amy.conversations.has(conversation.id));
    await say(amy, conversation.id, '您好');
    await customer.rate(conversation.id, { grade: 2 });
    await customer.rate(conversation.id, { grade: 5, comment: '谢谢' });
    await until(customer, () => customer.conversations.get(conversation.id)?.rating?.grade === 5);
    await until(amy, () => amy.conversations.get(conversation.id)?.rating?.grade === 5);
  },

  'asks about something else, and is moved once the customer agrees': async (stage) => {
    await stage.onlineAgent('bo');
    const chen = await stage.onlineAgent('chen');
    const customer = stage.customer('customer');
    const { conversation } = await customer.open({ page: 'product', sku: 'A' });
    const { id } = conversation;
    const order = { page: 'order', orderId: '42' } as const;
    stage.recorder.note('asked', await customer.askAbout(id, order));
    stage.recorder.note('agreed', await customer.askAbout(id, order, { reRoute: true }));
    await until(chen, () => chen.conversations.has(id));
    const other = await customer.open({ page: 'tracking', trackingNo: '7' });
    await until(customer, () => stateOf(customer, other.conversation.id) === 'assigned');
    const refused = await refusal(customer.askAbout(id, { page: 'tracking', trackingNo: '7' }));
    stage.recorder.note('open already', refused);
  },

  'what is written and not sent': async (stage) => {
    await stage.onlineAgent('amy');
    const customer = stage.customer('customer');
    const { conversation } = await customer.open();
    customer.setDraft(conversation.id, '这');
    customer.setDraft(conversation.id, '这款');
    stage.recorder.note('draft', customer.draft(conversation.id));
    await say(customer, conversation.id, '这款还有吗');
    stage.recorder.note('sent', customer.draft(conversation.id));
  },

  'RT-46 two wait in a line: one gives up, the other is served': async (stage) => {
    for (const agentId of ['amy', 'bo', 'chen'])
      await stage.admin.routing.configureAgent(demoShopId, agentId, { capacity: 1 });
    const amy = await stage.onlineAgent('amy');
    const first = stage.customer('first');
    const { conversation } = await first.open();
    const second = stage.customer('second');
    const waiting = await second.open();
    const third = stage.customer('third');
    const last = await third.open();
    stage.recorder.note('in line', [waiting.outcome, last.outcome]);
    await say(second, waiting.conversation.id, '还要等多久');
    await second.leaveQueue(waiting.conversation.id, 'leave-message');
    await until(second, () => stateOf(second, waiting.conversation.id) === 'leave-message');
    await until(third, () => third.conversations.get(last.conversation.id)?.queue?.place === 1);
    await amy.end(conversation.id);
    await until(third, () => stateOf(third, last.conversation.id) === 'assigned');
    stage.recorder.note('served already', await refusal(third.leaveQueue(last.conversation.id, 'solved')));
  },

  'an agent recalls an own message: its words and files are gone, its place stays': async (stage) => {
    const amy = await stage.onlineAgent('amy');
    const customer = stage.customer('customer');
    const { conversation } = await customer.open();
    const { id } = conversation;
    await until(amy, () => amy.conversations.has(id));
    amy.send(id, { text: '东街 1 号', files: [new File([png], '面单.png', { type: 'image/png' })] });
    await until(customer, () => texts(customer, id).length === 1);
    await say(customer, id, '这是我的吗');
    const [wrong, asked] = (customer.conversations.get(id)?.items ?? []).filter(
      (item) => item.kind === 'message',
    );
    const [file] = wrong?.files ?? [];
    await customer.file(file?.id ?? '');
    await Promise.all([amy.recall(id, wrong?.id ?? ''), amy.recall(id, wrong?.id ?? '')]);
    const isGone = () => texts(customer, id)[0]?.includes('东街') === false;
    await until(customer, isGone);
    stage.recorder.note('on the customer’s screen', customer.conversations.get(id));
    stage.recorder.note('by history', await customer.loadHistory(id));
    stage.recorder.note('its file', await refusal(customer.file(file?.id ?? '')));
    stage.recorder.note('the customer’s', await refusal(amy.recall(id, asked?.id ?? '')));
    stage.recorder.note('unknown', await refusal(amy.recall(id, 'never-was')));
    await say(amy, id, '发错了，抱歉');
    const last = amy.conversations.get(id)?.items.at(-1);
    await stage.advance(121_000);
    if (last?.kind === 'message') stage.recorder.note('too late', await refusal(amy.recall(id, last.id)));
    stage.recorder.note('found', await amy.searchMessages('东街'));
  },

  'RT-48 a conversation is passed on, with a note that the customer never sees': async (stage) => {
    const amy = await stage.onlineAgent('amy');
    const customer = stage.customer('customer');
    const { conversation } = await customer.open();
    const { id } = conversation;
    await until(amy, () => amy.conversations.has(id));
    stage.recorder.note('offline', await refusal(amy.transfer(id, { kind: 'agent', id: 'bo' })));
    const bo = await stage.onlineAgent('bo');
    await amy.transfer(id, { kind: 'agent', id: 'bo' }, '要发票');
    await until(bo, () => bo.conversations.has(id));
    await bo.transfer(id, { kind: 'group', id: 'aftersale' });
    await until(amy, () => amy.conversations.get(id)?.agent?.id === 'amy');
    stage.recorder.note('on the customer’s screen', customer.conversations.get(id));
  },

  'RB-03, RB-05, RB-08 the robot answers and hands over; answers fit the page': async (stage) => {
    await stage.admin.knowledge.replace(demoShopId, {
      robotEntries: [
        { id: 'r-1', kind: 'pre-sale', question: '怎么搭?', keywords: '搭法', answer: '五分钟。' },
      ],
      intentAnswers: [{ id: 'i-1', intent: 'returns', answer: '七天。' }],
      faq: [{ id: 'f-1', question: '运费?', answer: '包邮。' }],
      recommendations: [{ id: 'n-1', title: '帐篷', sku: '1001' }],
    });
    await stage.admin.routing.configure(demoShopId, { robot: 'first' });
    const amy = await stage.onlineAgent('amy');
    const customer = stage.customer('customer');
    const { conversation } = await customer.open();
    const { id } = conversation;
    await say(customer, id, '怎么搭?');
    await until(customer, () => texts(customer, id).length === 2);
    await say(customer, id, '怎么退货');
    await until(customer, () => texts(customer, id).length === 4);
    stage.recorder.note('answers', await customer.answers({ page: 'shop' }));
    stage.recorder.note('openings', await customer.openings(['presale', 'nobody']));
    stage.recorder.note('while waiting', await customer.answers({ page: 'shop' }, { queued: true }));
    stage.recorder.note('handed over', await customer.handOver(id));
    await until(amy, () => texts(amy, id).length === 4);
  },

  'LM-11, LM-13 a supervisor gives a leave message to somebody': async (stage) => {
    await stage.admin.routing.configure(demoShopId, { leaveMessageMode: 'manual' });
    const customer = stage.customer('customer');
    const { conversation } = await customer.open();
    await say(customer, conversation.id, '请回电');
    const bo = await stage.onlineAgent('bo');
    stage.recorder.note('not a supervisor', await refusal(bo.leaveMessages()));
    const amy = await stage.onlineAgent('amy');
    stage.recorder.note('waiting', (await amy.leaveMessages()).leaveMessages);
    await amy.assignLeaveMessage(conversation.id, 'bo');
    await until(bo, () => texts(bo, conversation.id).length === 1);
    stage.recorder.note('once only', await refusal(amy.assignLeaveMessage(conversation.id, 'amy')));
  },

  'RB-05, WB-19 a bot by API key serves, blocks, and is gone once its key is revoked': async (stage) => {
    const bot = await stage.bot('bot', 'amy');
    await bot.setStatus('online');
    const customer = stage.customer('customer');
    const { conversation } = await customer.open();
    const { id } = conversation;
    await say(customer, id, '你是谁');
    await until(bot, () => texts(bot, id).length === 1);
    await say(bot, id, '我是机器人');
    await until(customer, () => texts(customer, id).length === 2);
    await bot.block(customer.customerId ?? '', '骚扰');
    await until(customer, () => stateOf(customer, id) === 'ended');
    stage.recorder.note('blocked', await customer.open());
    await bot.unblock(customer.customerId ?? '');
    const [key] = await stage.admin.apiKeys.list(demoShopId);
    await stage.admin.apiKeys.revoke(demoShopId, key?.id ?? '');
    await until(bot, () => bot.connection === 'closed');
    stage.recorder.note('session', await bot.session());
  },

  'WebSockets are blocked: the same over server-sent events and POST': async (stage) => {
    const amy = await stage.onlineAgent('amy');
    const customer = stage.customer('customer', { WebSocket: null });
    const { conversation } = await customer.open({ page: 'product' });
    const { id } = conversation;
    await say(customer, id, '一', '二', '三');
    await until(amy, () => texts(amy, id).length === 3);
    amy.setTyping(id, true);
    await stage.quiet();
    await stage.advance(30_000);
    await say(amy, id, '四');
    await until(customer, () => texts(customer, id).length === 4);
    await amy.end(id);
    await until(customer, () => stateOf(customer, id) === 'ended');
    stage.recorder.note('connection', customer.connection);
  },
};
