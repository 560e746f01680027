import type { ScopeInput } from '@shopbell/sdk';
import { expect, test } from 'vitest';
import { hour, idOf, minute, Shop, shopId } from './shop.ts';
import { holds, refusal, say, written } from './visitor.ts';

/** What the issue calls bad input: each is a typed refusal or a defined result, never a lost customer. */

test('RT-07 scope values that are empty, enormous, malformed or foreign', async () => {
  const shop = await Shop.open();
  await shop.hire('a');
  const bad: unknown[] = [
    { sku: '' },
    { sku: ' ' },
    { sku: 'x'.repeat(129) },
    { sku: 'a\u0000b' },
    { sku: 7 },
    { page: 'checkout' },
    { page: null },
    { channel: 'fax' },
    { orderId: ['1'] },
    'shop',
    null,
  ];
  for (const scope of bad) {
    const visitor = shop.visitor();
    expect(await refusal(visitor.client.open(scope as ScopeInput)), JSON.stringify(scope)).toBe(
      'INVALID_ARGUMENT',
    );
    // Whoever was refused enters as well as before.
    expect(await visitor.enter({ sku: '不存在的商品' })).toMatchObject({ kind: 'assigned' });
  }
  const longest = 'x'.repeat(128);
  expect(await shop.visitor().enter({ sku: longest, orderId: '<b>1</b>', trackingNo: '🍵' })).toMatchObject({
    kind: 'assigned',
  });
});

test('RT-04 RT-14 a group’s values and weights that cannot be, refused whole with every reason', async () => {
  const shop = await Shop.open();
  const a = await shop.hire('a');
  const members = [{ agentId: idOf(a) }];
  const before = await shop.admin.groups();
  for (const weight of [2.5, -1, 11, Number.MAX_SAFE_INTEGER])
    expect(await refusal(shop.group('乌龙', [[a, weight]], { skus: ['1'] }))).toBe('WEIGHT_OUT_OF_RANGE');
  for (const weight of ['6', null, Number.NaN])
    expect(
      await refusal(
        shop.admin.createGroup({
          name: '乌龙',
          skus: ['1'],
          members: [{ agentId: idOf(a), weight: weight as number }],
        }),
      ),
    ).toBe('INVALID_ARGUMENT');
  for (const skus of [[''], [' '], ['x'.repeat(129)], ['a\nb']])
    expect(await refusal(shop.admin.createGroup({ name: '乌龙', skus, members })), JSON.stringify(skus)).toBe(
      'INVALID_ARGUMENT',
    );
  const unknown = { name: '乌龙', skus: ['1'], members: [{ agentId: 'nobody' }] };
  expect(await refusal(shop.admin.createGroup(unknown))).toBe('NOT_FOUND');
  const twice = { name: '乌龙', skus: ['1'], members: [...members, ...members] };
  expect(await refusal(shop.admin.createGroup(twice))).toBe('INVALID_ARGUMENT');
  const everything = {
    name: ' ',
    skus: ['', '1'],
    members: [{ agentId: 'nobody' }, { agentId: idOf(a), weight: 99 }],
  };
  const error: unknown = await shop.admin.createGroup(everything).catch((thrown: unknown) => thrown);
  const { issues } = (error as { details: { issues: { path: string }[] } }).details;
  expect(new Set(issues.map(({ path }) => path.split('.')[0]))).toEqual(new Set(['name', 'skus', 'members']));
  expect(await shop.admin.groups()).toEqual(before);

  // Repeats within one list are one value; thousands are fine.
  const skus = Array.from({ length: 5000 }, (_, number) => `sku-${String(number)}`);
  const made = await shop.admin.createGroup({ name: '乌龙', skus: [...skus, ...skus], members });
  expect(made.skus).toHaveLength(5000);
  const scope = { sku: 'sku-4999' };
  expect((await shop.enters(scope)).conversation.group?.name).toBe('乌龙');
});

test('RT-21 RT-19 a group that was disabled or deleted between offer and choice is refused, and asked anew', async () => {
  const shop = await Shop.open();
  const a = await shop.hire('a');
  const page = await shop.group('售前', [a], { pages: ['product'] });
  const goods = await shop.group('乌龙', [a], { skus: ['1'] });
  const other = await shop.group('普洱', [a], { skus: ['2'] });
  const scope = { page: 'product', sku: '1' } as const;
  const visitor = await shop.enters(scope);
  expect(visitor.outcome?.kind).toBe('choose');
  const choose = (groupId: string) => visitor.client.choose(visitor.conversationId, groupId);
  expect(await refusal(choose(other.id))).toBe('NOT_OFFERED');
  await shop.admin.editGroup(goods.id, { enabled: false });
  expect(await refusal(choose(goods.id))).toBe('GROUP_UNAVAILABLE');
  // Only one is left: there is nothing to choose.
  expect(await visitor.enter(scope)).toMatchObject({ kind: 'assigned', group: { name: '售前' } });

  await shop.admin.editGroup(goods.id, { enabled: true });
  const second = await shop.enters(scope);
  await shop.admin.deleteGroup(page.id);
  expect(await refusal(second.client.choose(second.conversationId, page.id))).toBe('GROUP_UNAVAILABLE');
  expect(await second.client.choose(second.conversationId, goods.id)).toMatchObject({ kind: 'assigned' });
  // Chosen once, it is chosen: a repeat is harmless, another choice is none any more.
  expect(await second.client.choose(second.conversationId, goods.id)).toMatchObject({ kind: 'assigned' });
  expect(await refusal(second.client.choose(second.conversationId, other.id))).toBe('NOT_OFFERED');
});

test('somebody of another shop reaches nothing here', async () => {
  const shop = await Shop.open();
  const a = await shop.hire('a');
  const visitor = await shop.enters();
  await visitor.say('有货吗?');
  const stranger = shop.visitor();
  await stranger.client.connect();
  const id = visitor.conversationId;
  expect(await refusal(stranger.client.end(id))).toBe('NOT_FOUND');
  expect(await refusal(say(stranger.client, id, '我来了'))).toBe('NOT_FOUND');
  expect(await refusal(stranger.client.choose(id, shopId))).toBe('NOT_FOUND');
  expect(await refusal(stranger.client.loadHistory(id))).toBe('NOT_FOUND');
  const elsewhere = await fetch(`${shop.url}/v1/customer/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ shopId: 'other' }),
  });
  expect(elsewhere.status).toBe(404);
  const wrongKey = { headers: { authorization: 'Bearer sbk_wrong' } };
  for (const answer of [
    await fetch(`${shop.url}/v1/admin/groups`, wrongKey),
    await shop.fetch('/v1/admin/groups', { method: 'POST', body: '{' }),
    await shop.fetch('/v1/admin/groups/none'),
    await shop.fetch('/v1/admin/nothing'),
  ]) {
    expect([400, 401, 404]).toContain(answer.status);
    expect(await answer.json()).toMatchObject({ error: { code: expect.any(String) as unknown } });
  }
  await holds(a, (all) => written(all.get(id) ?? visitor.conversation).includes('customer: 有货吗?'));
});

test('messages that are blank, endless, or sent twice', async () => {
  const shop = await Shop.open();
  await shop.hire('a');
  const visitor = await shop.enters();
  expect(await refusal(visitor.say('x'.repeat(4001)))).toBe('TEXT_TOO_LONG');
  expect(await refusal(visitor.say(' \n '))).toBe('INVALID_ARGUMENT');
  await visitor.say('x'.repeat(4000));
  await visitor.say('<script>alert(1)</script>');
  expect(written(visitor.conversation)).toHaveLength(2);
  for (let number = 0; number < 19; number++) {
    await visitor.client.open({ sku: `s${String(number)}` });
    await shop.pass(1000);
  }
  expect(await refusal(visitor.client.open({ sku: 's20' }))).toBe('TOO_MANY_OPEN');
});

test('a clock that jumps back and forth: whoever is waiting stays, and comes in order', async () => {
  const shop = await Shop.open();
  const a = await shop.hire('a');
  await shop.admin.configureAgent(idOf(a), { capacity: 1 });
  const served = await shop.enters();
  await served.say('第一');
  const next = await shop.enters();
  shop.clock.jumpTo(shop.clock.now() - 3 * hour);
  const last = await shop.enters();
  await last.say('写于三小时前');
  await say(a, served.conversationId, '您好');
  expect(last.outcome).toMatchObject({ kind: 'queued', place: 2 });
  const times = served.conversation.items.map(({ at }) => at);
  expect(times).toEqual([...times].sort((one, other) => one - other));
  await served.end();
  await next.becomes(({ agent }) => agent?.name === 'a');
  shop.clock.jumpTo(shop.clock.now() + 6 * hour);
  await last.say('还在');
  expect(last.conversation.state).toBe('queued');
  await next.end();
  await last.becomes(({ agent }) => agent?.name === 'a');
  await shop.pass(minute);
  expect(last.client.connection).toBe('online');
});
