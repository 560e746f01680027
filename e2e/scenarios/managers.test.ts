import { expect, test } from 'vitest';
import { idOf, Shop } from './shop.ts';
import { refusal } from './visitor.ts';

/** Two people of the office at the same settings (001:53-69), and changes that cannot be. */

const conflict = (code: string | undefined) => code === 'CHANGED_MEANWHILE';

test('RT-26 two managers edit one group at once: one is told, and nothing is half done', async () => {
  const shop = await Shop.open();
  const [wang, zhao] = [await shop.manager('wang'), await shop.manager('zhao')];
  const a = await shop.hire('a');
  const b = await shop.hire('b');
  const group = await shop.group('乌龙', [a, b], { skus: ['1'] });
  const ofWang = await wang.group(group.id);
  const ofZhao = await zhao.group(group.id);
  expect(ofWang).toEqual(ofZhao);

  const changes = {
    wang: { name: '岩茶', skus: ['1', '2'], members: [{ agentId: idOf(a), weight: 9 }] },
    zhao: { name: '单丛', skus: ['3'], members: [{ agentId: idOf(b), weight: 2 }] },
  };
  const [first, second] = await Promise.all([
    refusal(wang.editGroup(group.id, changes.wang, ofWang.version)),
    refusal(zhao.editGroup(group.id, changes.zhao, ofZhao.version)),
  ]);
  expect([first, second].filter(conflict)).toHaveLength(1);
  const now = await zhao.group(group.id);
  expect(now).toMatchObject(conflict(second) ? changes.wang : changes.zhao);
  expect(now.version).toBeGreaterThan(group.version);

  // Whoever was told reads again, and then it goes.
  const [late, change] = conflict(second) ? [zhao, changes.zhao] : [wang, changes.wang];
  const error: unknown = await late
    .editGroup(group.id, change, group.version)
    .catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code: 'CHANGED_MEANWHILE', details: { version: now.version } });
  expect(await late.editGroup(group.id, change, now.version)).toMatchObject(change);
  expect(await refusal(wang.deleteGroup(group.id, now.version))).toBe('CHANGED_MEANWHILE');
  expect((await shop.admin.groups()).map(({ name }) => name)).toHaveLength(2);
});

test('RT-05 two managers bind the same goods at once: one of the groups has them', async () => {
  const shop = await Shop.open();
  const [wang, zhao] = [await shop.manager('wang'), await shop.manager('zhao')];
  const a = await shop.hire('a');
  const members = [{ agentId: idOf(a) }];
  const codes = await Promise.all([
    refusal(wang.createGroup({ name: '岩茶', skus: ['1', '2'], members })),
    refusal(zhao.createGroup({ name: '单丛', skus: ['2', '3'], members })),
  ]);
  expect(codes.sort()).toEqual(['SCOPE_TAKEN', undefined]);
  expect(await shop.admin.groups()).toHaveLength(2);

  const twenty = await Promise.all(
    Array.from({ length: 20 }, (_, number) =>
      refusal(
        (number % 2 ? wang : zhao).createGroup({ name: '同名', skus: [`s${String(number)}`], members }),
      ),
    ),
  );
  expect(twenty.filter((code) => code === undefined)).toHaveLength(1);
  expect(twenty.filter((code) => code === 'NAME_TAKEN')).toHaveLength(19);
});

test('settings and hours: the slower of two managers is told, and what is invalid changes nothing', async () => {
  const shop = await Shop.open();
  const [wang, zhao] = [await shop.manager('wang'), await shop.manager('zhao')];
  const { version, settings } = await wang.settings();
  const codes = await Promise.all([
    refusal(wang.configure({ profile: 'rotation', chooserTimeoutMs: 10_000 }, version)),
    refusal(zhao.configure({ chooserTimeoutMs: 20_000, autoReplies: { first: '您好' } }, version)),
  ]);
  expect(codes.filter(conflict)).toHaveLength(1);
  const after = await zhao.settings();
  expect(after.settings).toEqual(
    conflict(codes[1])
      ? { ...settings, profile: 'rotation', chooserTimeoutMs: 10_000 }
      : { ...settings, chooserTimeoutMs: 20_000, autoReplies: { ...settings.autoReplies, first: '您好' } },
  );
  const wrong = zhao.configure({
    profile: 'rotation',
    leaveMessageTickMs: 59_000,
    customersPerDelivery: 21,
    orphanGraceMs: -1,
  });
  const error: unknown = await wrong.catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code: 'INVALID_ARGUMENT' });
  const { issues } = (error as { details: { issues: { path: string }[] } }).details;
  expect(issues.map(({ path }) => path).sort()).toEqual([
    'customersPerDelivery',
    'leaveMessageTickMs',
    'orphanGraceMs',
  ]);
  expect(await zhao.settings()).toEqual(after);
});

test('RT-26 a manager takes a group apart while customers stream in: nobody is lost', async () => {
  const shop = await Shop.open();
  const wang = await shop.manager('wang');
  const a = await shop.hire('a');
  const b = await shop.hire('b');
  const group = await shop.group('乌龙', [a], { skus: ['1'] });
  const crowd = Array.from({ length: 30 }, () => shop.visitor());
  await Promise.all(crowd.map(({ client }) => client.connect()));
  const edits = async () => {
    await wang.editGroup(group.id, { members: [{ agentId: idOf(b) }] });
    await wang.editGroup(group.id, { enabled: false });
    await wang.editGroup(group.id, { enabled: true, skus: ['2'] });
    await wang.deleteGroup(group.id);
  };
  const outcomes = await Promise.all([edits(), ...crowd.map((visitor) => visitor.enter({ sku: '1' }))]);
  expect(outcomes.slice(1).every((outcome) => outcome?.kind === 'assigned')).toBe(true);
  const owners = new Set(crowd.map(({ agent }) => agent));
  expect([...owners].every((name) => name === 'a' || name === 'b')).toBe(true);
});
