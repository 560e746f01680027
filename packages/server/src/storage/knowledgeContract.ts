import { beforeEach, describe, expect, it } from 'vitest';
import type { Storage } from './storage.ts';

/** The part of the suite that is about robot, FAQ and recommendations; `given` tells each test's storage and shops. */
export function knowledgeContract(given: () => { storage: Storage; mine: string; other: string }): void {
  describe('knowledge', () => {
    let storage: Storage;
    let mine: string;
    let other: string;
    beforeEach(() => {
      ({ storage, mine, other } = given());
    });
    const row = (kind: string, id: string, data = `{"of":"${id}"}`) => ({ kind, id, data });
    const all = async (shopId: string) =>
      (await storage.listKnowledge(shopId)).rows.map(({ version: _version, ...entry }) => entry);
    const listed = async (shopId: string, kind: string) =>
      (await all(shopId)).filter((entry) => entry.kind === kind);
    const versions = async () => {
      const { version, rows } = await storage.listKnowledge(mine);
      return [version, ...rows.map((entry) => `${entry.id}${String(entry.version)}`)];
    };

    it('keeps each list in its order; a changed entry keeps its place', async () => {
      await storage.putKnowledge(mine, [row('faq', 'b'), row('faq', 'a')]);
      await storage.putKnowledge(mine, [row('tip', 'b', '"运费？"')]);
      await storage.putKnowledge(mine, [row('faq', 'c'), row('faq', 'b', '"new"')]);
      expect(await listed(mine, 'faq')).toEqual([row('faq', 'b', '"new"'), row('faq', 'a'), row('faq', 'c')]);
      expect(await listed(mine, 'tip')).toEqual([row('tip', 'b', '"运费？"')]);
      await storage.putKnowledge(mine, []);
      expect(await storage.listKnowledge(other)).toEqual({ version: 1, rows: [] });
    });

    it('takes the newest of an id that is repeated in one go', async () => {
      await storage.putKnowledge(mine, [row('faq', 'a', '1'), row('faq', 'b'), row('faq', 'a', '2')]);
      expect(await listed(mine, 'faq')).toEqual([row('faq', 'a', '2'), row('faq', 'b')]);
    });

    it('deletes one of this shop, of this list', async () => {
      for (const shopId of [mine, other]) {
        await storage.putKnowledge(shopId, [row('faq', 'a'), row('tip', 'a'), row('faq', 'b')]);
      }
      expect(await storage.deleteKnowledge(mine, { kind: 'faq', id: 'a' })).toBe(3);
      expect(await storage.deleteKnowledge(mine, { kind: 'faq', id: 'a' })).toBeUndefined();
      expect(await listed(mine, 'faq')).toEqual([row('faq', 'b')]);
      expect(await listed(mine, 'tip')).toEqual([row('tip', 'a')]);
      expect(await listed(other, 'faq')).toHaveLength(2);
      await storage.putKnowledge(mine, [row('faq', 'a')]);
      expect(await listed(mine, 'faq')).toEqual([row('faq', 'b'), row('faq', 'a')]);
    });

    it('replaces the lists named and no other, nor another shop’s', async () => {
      for (const shopId of [mine, other]) {
        await storage.putKnowledge(shopId, [row('faq', 'a'), row('tip', 'a'), row('link', 'a')]);
      }
      const rows = [row('faq', 'z'), row('faq', 'y')];
      expect(await storage.replaceKnowledge(mine, { kinds: ['faq', 'tip'], rows })).toBe(3);
      expect(await listed(mine, 'faq')).toEqual([row('faq', 'z'), row('faq', 'y')]);
      expect(await listed(mine, 'tip')).toEqual([]);
      expect(await listed(mine, 'link')).toEqual([row('link', 'a')]);
      expect(await all(other)).toHaveLength(3);
    });

    it('has no limit to its number', async () => {
      const many = Array.from({ length: 8000 }, (_, index) => row('faq', `e${String(index)}`));
      await storage.replaceKnowledge(mine, { kinds: ['faq'], rows: many });
      expect(await all(mine)).toEqual(many);
    });

    it('an entry is written and deleted at the version that was read, and at no other', async () => {
      expect(await storage.putKnowledge(mine, [row('faq', 'a')], 0)).toBe(2);
      expect(await storage.putKnowledge(mine, [row('faq', 'b')])).toBe(3);
      expect(await storage.putKnowledge(mine, [row('faq', 'a')], 0)).toBeUndefined();
      expect(await storage.putKnowledge(mine, [row('faq', 'a', '"mine"')], 2)).toBe(4);
      expect(await storage.putKnowledge(mine, [row('faq', 'a', '"lost"')], 2)).toBeUndefined();
      expect(await storage.deleteKnowledge(mine, { kind: 'faq', id: 'b' }, 4)).toBeUndefined();
      expect(await versions()).toEqual([4, 'a4', 'b3']);
      expect(await listed(mine, 'faq')).toEqual([row('faq', 'a', '"mine"'), row('faq', 'b')]);
      expect(await storage.deleteKnowledge(mine, { kind: 'faq', id: 'b' }, 3)).toBe(5);
      // Written anew it is another one: who read the former cannot overwrite it.
      expect(await storage.putKnowledge(mine, [row('faq', 'b')], 3)).toBeUndefined();
      expect(await storage.putKnowledge(mine, [row('faq', 'b')], 0)).toBe(6);
      expect(await versions()).toEqual([6, 'a4', 'b6']);
      expect((await storage.listKnowledge(other)).version).toBe(1);
    });

    it('of two who write at the same version one wins', async () => {
      await storage.putKnowledge(mine, [row('faq', 'a')]);
      const both = await Promise.all(
        ['1', '2'].map((data) => storage.putKnowledge(mine, [row('faq', 'a', data)], 2)),
      );
      expect(both.filter((version) => version === undefined)).toHaveLength(1);
      const lists = { kinds: ['faq'], rows: [] };
      const replaced = await Promise.all([1, 2].map(() => storage.replaceKnowledge(mine, lists, 3)));
      expect(replaced.filter((version) => version === undefined)).toHaveLength(1);
      expect(await storage.listKnowledge(mine)).toEqual({ version: 4, rows: [] });
    });

    it('keeps the robot’s settings, with or without a secret, each at its version', async () => {
      expect(await storage.findRobot(mine)).toBeUndefined();
      const robot = { settings: '{"n":1}', secret: 's3cret' };
      expect(await storage.saveRobot(mine, robot, 1)).toBeUndefined();
      expect(await storage.saveRobot(mine, robot, 0)).toBe(1);
      expect(await storage.findRobot(mine)).toEqual({ ...robot, version: 1 });
      expect(await storage.saveRobot(mine, robot, 0)).toBeUndefined();
      expect(await storage.saveRobot(mine, { settings: '{"n":2}' })).toBe(2);
      expect(await storage.findRobot(mine)).toEqual({ settings: '{"n":2}', version: 2 });
      expect(await storage.findRobot(other)).toBeUndefined();
    });
  });
}
