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
    const listed = async (shopId: string, kind: string) =>
      (await storage.listKnowledge(shopId)).filter((entry) => entry.kind === kind);

    it('keeps each list in its order; a changed entry keeps its place', async () => {
      await storage.putKnowledge(mine, [row('faq', 'b'), row('faq', 'a')]);
      await storage.putKnowledge(mine, [row('tip', 'b', '"运费？"')]);
      await storage.putKnowledge(mine, [row('faq', 'c'), row('faq', 'b', '"new"')]);
      expect(await listed(mine, 'faq')).toEqual([row('faq', 'b', '"new"'), row('faq', 'a'), row('faq', 'c')]);
      expect(await listed(mine, 'tip')).toEqual([row('tip', 'b', '"运费？"')]);
      await storage.putKnowledge(mine, []);
      expect(await storage.listKnowledge(other)).toEqual([]);
    });

    it('takes the newest of an id that is repeated in one go', async () => {
      await storage.putKnowledge(mine, [row('faq', 'a', '1'), row('faq', 'b'), row('faq', 'a', '2')]);
      expect(await listed(mine, 'faq')).toEqual([row('faq', 'a', '2'), row('faq', 'b')]);
    });

    it('deletes one of this shop, of this list', async () => {
      for (const shopId of [mine, other]) {
        await storage.putKnowledge(shopId, [row('faq', 'a'), row('tip', 'a'), row('faq', 'b')]);
      }
      expect(await storage.deleteKnowledge(mine, 'faq', 'a')).toBe(true);
      expect(await storage.deleteKnowledge(mine, 'faq', 'a')).toBe(false);
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
      await storage.replaceKnowledge(mine, ['faq', 'tip'], [row('faq', 'z'), row('faq', 'y')]);
      expect(await listed(mine, 'faq')).toEqual([row('faq', 'z'), row('faq', 'y')]);
      expect(await listed(mine, 'tip')).toEqual([]);
      expect(await listed(mine, 'link')).toEqual([row('link', 'a')]);
      expect(await storage.listKnowledge(other)).toHaveLength(3);
    });

    it('has no limit to its number', async () => {
      const many = Array.from({ length: 8000 }, (_, index) => row('faq', `e${String(index)}`));
      await storage.replaceKnowledge(mine, ['faq'], many);
      expect(await storage.listKnowledge(mine)).toEqual(many);
    });

    it('keeps the robot’s settings, with or without a secret', async () => {
      expect(await storage.findRobot(mine)).toBeUndefined();
      await storage.saveRobot(mine, { settings: '{"n":1}', secret: 's3cret' });
      expect(await storage.findRobot(mine)).toEqual({ settings: '{"n":1}', secret: 's3cret' });
      await storage.saveRobot(mine, { settings: '{"n":2}' });
      expect(await storage.findRobot(mine)).toEqual({ settings: '{"n":2}' });
      expect(await storage.findRobot(other)).toBeUndefined();
    });
  });
}
