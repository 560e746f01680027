import type { CustomerGroup } from '@shopbell/sdk/model';
import { asAgent, asCustomer, uploaded } from './files.ts';
import type { MakeHost } from './host.ts';
import { knownShop } from './knownShop.ts';
import { png } from './pictures.ts';
import { agent, customer, enter, grantOf, password, say } from './shop.ts';

/** Stands in everything that is said by and to Lin, and nowhere else. */
export const mark = 'zqMARKqz';

/**
 * Lin wrote anonymously, logged in and wrote again; amy answered and noted, passed it to bo with a note, and blocked her once;
 * she sent a picture, rated with a comment, and wrote into a group. Sun was there too, and stays. Everything has ended.
 */
export async function talkative(makeHost: MakeHost) {
  const { host, login } = await knownShop(makeHost);
  const { shopId } = host;
  const boss = { shopId, agentId: 'boss', name: 'boss', displayName: '店长', password, roles: ['manager'] };
  await host.app.admin.addAgent(boss);
  await host.app.admin.accounts.change(shopId, 'amy', { roles: ['supervisor'] });
  const amy = await agent(host, 'amy');
  const bo = await agent(host, 'bo');
  const sun = await customer(host);
  const other = await enter(sun.socket, { page: 'product' });
  await say(sun.socket, other.conversation.id, '孙的话');

  const before = await grantOf(host);
  const anonymous = await customer(host, before.token);
  const first = await enter(anonymous.socket, { page: 'product' });
  const firstId = first.conversation.id;
  const picture = await uploaded(host, asCustomer(before.token), png(2, 2), { name: `${mark}.png` });
  await anonymous.socket.ask('message.send', {
    ...{ conversationId: firstId, clientId: 'picture', text: `${mark} 东街 1 号`, files: [picture.id] },
  });
  await say(amy.socket, firstId, `好的，${mark}`);
  await amy.socket.ask('conversation.end', { conversationId: firstId });

  const grant = await login('u-lin', { renewal: before.renewal, name: `林 ${mark}` });
  const lin = await customer(host, grant.token);
  const { conversation } = await enter(lin.socket, { page: 'product' });
  const { id } = conversation;
  await say(lin.socket, id, `我是 ${mark}`);
  await amy.socket.ask('note.add', { conversationId: id, clientId: 'note', text: `难缠 ${mark}` });
  const to = { kind: 'agent', id: 'bo' };
  await amy.socket.ask('conversation.transfer', { conversationId: id, to, note: `交给你 ${mark}` });
  const answer = await uploaded(host, asAgent(host, bo.cookie), png(3, 3), { name: `${mark}-2.png` });
  await bo.socket.ask('message.send', {
    ...{ conversationId: id, clientId: 'answer', text: `给 ${mark}`, files: [answer.id] },
  });
  await lin.socket.ask('conversation.rate', { conversationId: id, grade: 4, comment: `还行 ${mark}` });
  await bo.socket.ask('conversation.end', { conversationId: id });

  await amy.socket.ask<{ chat: CustomerGroup }>('customer-group.create', {
    ...{ chatId: 'g', name: '老顾客', agentIds: ['bo'], customerIds: [lin.id, sun.id] },
  });
  await say(lin.socket, 'g', `大家好 ${mark}`);
  await say(sun.socket, 'g', '孙在群里');
  await sun.socket.ask('conversation.end', { conversationId: other.conversation.id });
  return {
    host,
    login,
    amy,
    bo,
    sun,
    lin,
    before,
    grant,
    ids: [firstId, id],
    files: [picture.id, answer.id],
  };
}

export type Talkative = Awaited<ReturnType<typeof talkative>>;
