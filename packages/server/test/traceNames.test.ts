import { expect, it } from 'vitest';
import { appHost } from './support/host.ts';
import { agent, customer, enter, openShop } from './support/shop.ts';

it('RT-24 RT-25 a past outcome names its group as it is called today, and one that is gone as it was called then', async () => {
  const host = await appHost();
  await openShop(host);
  const { routing, inquiry } = host.app.admin;
  await agent(host, 'amy');
  const { socket } = await customer(host);
  const { conversation } = await enter(socket, { page: 'product' });
  const named = async () => {
    const { outcomes } = await inquiry.trace(host.shopId, conversation.id);
    return outcomes.flatMap(({ group, steps }) => [group?.name, ...steps.map((step) => step.group?.name)]);
  };
  expect(new Set(await named())).toEqual(new Set(['售前咨询']));
  await routing.editGroup(host.shopId, 'presale', { name: '选购咨询' });
  expect(new Set(await named())).toEqual(new Set(['选购咨询']));
  await routing.deleteGroup(host.shopId, 'presale');
  expect(new Set(await named())).toEqual(new Set(['售前咨询']));
});
