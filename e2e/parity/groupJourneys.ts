import type { CustomerGroupItem, CustomerGroupMessage } from '@shopbell/sdk';
import type { Journey } from './journeys.ts';
import { device } from './device.ts';
import { refusal, sent, until, type Client } from './watching.ts';

interface Groups {
  readonly all: ReadonlyMap<string, { readonly count: number; readonly seen: number; readonly name: string }>;
  timeline(chatId: string): { readonly items: readonly CustomerGroupItem[] } | undefined;
  load(chatId: string): Promise<void>;
}

const messages = (groups: Groups, id: string): CustomerGroupMessage[] =>
  (groups.timeline(id)?.items ?? []).filter((item) => item.kind === 'message');

const saying = (groups: Groups, id: string): string[] => messages(groups, id).map(({ text }) => text);

/** Resolves when that was written in the group, on this screen. */
async function hears(client: Client, groups: Groups, id: string, text: string): Promise<void> {
  await until(client, () => groups.all.has(id));
  if (!groups.timeline(id)) await groups.load(id);
  await until(client, () => saying(groups, id).includes(text));
}

/** Groups of agents and customers. */
export const groupJourneys: Readonly<Record<string, Journey>> = {
  'WB-07 a customer group: all write, a login keeps the place, one leaves, one is taken out': async (
    stage,
  ) => {
    const backEnd = await stage.backEnd();
    const amy = await stage.onlineAgent('amy');
    const bo = await stage.onlineAgent('bo');
    const customer = stage.customer('customer', { storage: device() });
    let news = 0;
    customer.on('groupNews', () => news++);
    const other = stage.customer('other', { storage: device() });
    await customer.open();
    await other.open({ page: 'product' });
    const before = await customer.customerGroups();
    stage.recorder.note('in none', [before.all.size, news]);
    const customerIds = [customer.customerId ?? '', other.customerId ?? ''];
    const { id } = await amy.customerGroups.create({
      name: '老顾客',
      customerIds,
      agentIds: [bo.me?.id ?? ''],
    });
    await until(customer, () => before.all.has(id));
    stage.recorder.note('in one', news > 0);

    const groups = await customer.customerGroups();
    const others = await other.customerGroups();
    amy.send(id, '欢迎各位');
    await hears(customer, groups, id, '欢迎各位');
    customer.send(id, { text: '谢谢', files: [new File(['一'], 'a.txt', { type: 'text/plain' })] });
    await sent(customer, id);
    await hears(other, others, id, '谢谢');
    await hears(bo, bo.customerGroups, id, '谢谢');
    const file = messages(others, id).flatMap(({ files = [] }) => files)[0]?.id ?? '';
    stage.recorder.note('the file', await (await other.file(file)).text());
    other.send(id, '大家好');
    await hears(customer, groups, id, '大家好');
    await hears(other, others, id, '大家好');
    stage.recorder.note('unread', [groups.unread, others.unread]);
    groups.markSeen(id);
    await until(customer, () => groups.unread === 0);

    stage.breakConnection('customer');
    customer.send(id, '断线时写的');
    amy.send(id, '还在吗');
    await stage.advance(30_000);
    await hears(customer, groups, id, '断线时写的');
    await hears(customer, groups, id, '还在吗');

    await customer.identify({ token: backEnd.token('li') });
    await until(customer, () => customer.connection === 'online' && groups.all.has(id));
    customer.send(id, '登录后');
    await hears(other, others, id, '登录后');
    await hears(customer, groups, id, '登录后');
    await stage.quiet();
    stage.recorder.note('said', saying(groups, id));
    stage.recorder.note('the same for all', [saying(others, id), saying(bo.customerGroups, id)]);
    stage.recorder.note('who', groups.all.get(id)?.members);

    await others.quit(id);
    await until(other, () => !others.all.has(id));
    stage.recorder.note('left', await refusal(others.load(id)));
    await amy.customerGroups.takeOut(id, { kind: 'customer', id: customer.customerId ?? '' });
    await until(customer, () => !groups.all.has(id));
    customer.send(id, '还能写吗');
    await until(customer, () => customer.outgoing(id)[0]?.state === 'failed');
    stage.recorder.note('taken out', customer.outgoing(id)[0]?.error);
  },

  'WB-07 WB-19 added while away, seen on the next page; who is blocked is in none': async (stage) => {
    const amy = await stage.onlineAgent('amy');
    const storage = device();
    const first = stage.customer('first page', { storage });
    await first.open();
    const customerId = first.customerId ?? '';
    first.destroy();
    const { id } = await amy.customerGroups.create({ name: '会员日', customerIds: [customerId] });
    amy.send(id, '今晚八点');
    await sent(amy, id);
    const next = stage.customer('next page', { storage });
    let news = 0;
    next.on('groupNews', () => news++);
    await next.connect();
    stage.recorder.note('told at once', news);
    const groups = await next.customerGroups();
    stage.recorder.note('unread', [groups.unread, groups.all.get(id)?.newest]);
    await amy.block(customerId, '广告');
    await until(next, () => groups.all.size === 0);
    stage.recorder.note('no more', await refusal(groups.load(id)));
  },
};
