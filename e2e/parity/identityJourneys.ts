import { device } from './device.ts';
import type { Journey } from './journeys.ts';
import { refusal, say, stateOf, texts, until } from './watching.ts';

/** Who the customer is. */
export const identityJourneys: Readonly<Record<string, Journey>> = {
  'logs in in mid-conversation, goes on elsewhere, and logs out': async (stage) => {
    const backEnd = await stage.backEnd();
    const amy = await stage.onlineAgent('amy');
    const storage = device();
    const customer = stage.customer('customer', { storage });
    const { conversation } = await customer.open();
    const { id } = conversation;
    await say(customer, id, '登录前');
    await until(amy, () => texts(amy, id).length === 1);
    await customer.identify({ token: backEnd.token('li') });
    await until(customer, () => customer.connection === 'online' && customer.conversations.has(id));
    await say(customer, id, '登录后');
    await until(customer, () => texts(customer, id).length === 2);
    const phone = stage.customer('phone', { storage: device() });
    await phone.identify({ token: backEnd.token('li') });
    await phone.connect();
    stage.recorder.note('on the phone', texts(phone, id));
    stage.recorder.note('the same', phone.customerId === customer.customerId);
    await phone.logout();
    await customer.logout();
    stage.recorder.note('left on the device', [...storage.values.keys()]);
    await customer.open();
    stage.recorder.note('anonymous again', [...customer.conversations.keys()].includes(id));
  },

  'another person logs in: what was written is sent, and nothing of the former is left': async (stage) => {
    const backEnd = await stage.backEnd();
    const amy = await stage.onlineAgent('amy');
    const customer = stage.customer('customer', { storage: device() });
    await customer.identify({ token: backEnd.token('li') });
    const { conversation } = await customer.open();
    await say(customer, conversation.id, '李的话');
    await until(amy, () => texts(amy, conversation.id).length === 1);
    await customer.identify({ token: backEnd.token('wang') });
    await until(customer, () => customer.connection === 'online' && customer.conversations.size === 0);
    stage.recorder.note('wang holds', customer.conversations);
    stage.recorder.note('not his', await refusal(customer.loadHistory(conversation.id)));
  },

  'a JWT that is none': async (stage) => {
    await stage.backEnd();
    const customer = stage.customer('customer', { storage: device() });
    await customer.identify({ token: 'a.b.c' });
    stage.recorder.note('at once', await refusal(customer.connect()));
    await customer.logout();
    const { conversation } = await customer.open();
    stage.recorder.note('later', await refusal(customer.identify({ token: 'a.b.c' })));
    stage.recorder.note('goes on', stateOf(customer, conversation.id));
  },

  'another page of the same device resumes; another device does not': async (stage) => {
    const amy = await stage.onlineAgent('amy');
    const storage = device();
    const first = stage.customer('first page', { storage });
    const { conversation } = await first.open();
    await until(amy, () => amy.conversations.has(conversation.id));
    await say(amy, conversation.id, '在的');
    await until(first, () => texts(first, conversation.id).length === 1);
    first.destroy();
    await say(amy, conversation.id, '还有货');
    const next = stage.customer('next page', { storage });
    stage.recorder.note('known', await next.resumeIfKnown());
    stage.recorder.note('there', texts(next, conversation.id));
    const stranger = stage.customer('another device', { storage: device() });
    stage.recorder.note('unknown', await stranger.resumeIfKnown());
  },

  'LM-23 an agent finds a customer of before and writes first': async (stage) => {
    const customer = stage.customer('customer', { storage: device() });
    const amy = await stage.onlineAgent('amy');
    const { conversation } = await customer.open({ page: 'order', orderId: '42' });
    await until(amy, () => amy.conversations.has(conversation.id));
    await amy.end(conversation.id);
    await until(customer, () => stateOf(customer, conversation.id) === 'ended');
    const found = await amy.searchCustomers('');
    stage.recorder.note(
      'found',
      found.customers.map(({ conversations }) => conversations.map(({ scope }) => scope)),
    );
    const contacted = await amy.contact(customer.customerId ?? '');
    await say(amy, contacted.id, '您的包裹到了');
    await until(customer, () => texts(customer, contacted.id).length === 1);
  },
};
