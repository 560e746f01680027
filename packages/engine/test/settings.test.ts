import { describe, expect, test } from 'vitest';
import { defaultSettings, settingsOf, type DeskSettings } from '../src/index.ts';
import { Scene } from './support/scene.ts';

const hour = 3_600_000;

function accepts(settings: object): boolean {
  const scene = new Scene().agents('A');
  const command = { type: 'shop.configure', settings } as const;
  try {
    scene.ask(command);
    return true;
  } catch {
    expect(scene.refusal(command).code).toBe('INVALID_ARGUMENT');
    expect(scene.desk.settings).toEqual(defaultSettings);
    return false;
  }
}

describe('ranges', () => {
  test.each<[string, keyof DeskSettings, number, number]>([
    ['LM-05', 'leaveMessageTickMs', 60_000, 120_000],
    ['LM-06', 'customersPerDelivery', 1, 20],
    ['RT-23', 'chooserTimeoutMs', 5_000, 300_000],
    ['RT-33', 'stickyWindowMs', 0, 720 * hour],
    ['RT-46', 'queueMax', 0, 100_000],
    ['RT-46', 'queueAbsenceMs', 10_000, hour],
    ['RT-52', 'orphanGraceMs', 0, 600_000],
    ['RT-52', 'idleEndMs', 60_000, 24 * hour],
    ['RT-52', 'idleWarningMs', 0, hour],
  ])('%s %s from %i to %i', (_, name, least, most) => {
    // A warning must fit before its end: it moves along.
    const beside =
      name === 'idleEndMs' ? { idleWarningMs: 0 } : name === 'idleWarningMs' ? { idleEndMs: 2 * hour } : {};
    for (const value of [least, most])
      expect([value, accepts({ ...beside, [name]: value })]).toEqual([value, true]);
    for (const value of [least - 1, most + 1, least + 0.5, NaN, Infinity, '60000', {}, []])
      expect([value, accepts({ ...beside, [name]: value })]).toEqual([value, false]);
    expect(accepts({ [name]: null })).toBe(name === 'stickyWindowMs' || name === 'queueMax');
  });

  test('LM-05 59 s and 121 s are refused', () => {
    expect([59_000, 121_000].map((leaveMessageTickMs) => accepts({ leaveMessageTickMs }))).toEqual([
      false,
      false,
    ]);
  });

  test.each([
    ['profile', ['weighted', 'rotation']],
    ['capMode', ['capped', 'exempt-app', 'uncapped']],
    ['robot', ['off', 'first', 'nobody-free']],
    ['leaveMessageMode', ['default', 'manual']],
  ])('%s is one of its values', (name, values) => {
    for (const value of values) expect(accepts({ [name]: value })).toBe(true);
    for (const value of ['other', '', null, 1, true]) expect(accepts({ [name]: value })).toBe(false);
  });

  test('a warning has to come before the end', () => {
    expect(accepts({ idleEndMs: 120_000, idleWarningMs: 120_000 })).toBe(false);
    expect(accepts({ idleEndMs: 120_000, idleWarningMs: 119_999 })).toBe(true);
    // What is left out counts as it is.
    expect(accepts({ idleEndMs: 60_000 })).toBe(false);
  });

  test('lists and texts that are none', () => {
    for (const leaveMessageAgentIds of ['A', null, 5]) expect(accepts({ leaveMessageAgentIds })).toBe(false);
    for (const autoReplies of [null, 'hello', 5, { first: 5 }]) expect(accepts({ autoReplies })).toBe(false);
  });
});

describe('changing them', () => {
  test('whole or not at all, with every reason', () => {
    const scene = new Scene();
    const refusal = scene.refusal({
      type: 'shop.configure',
      settings: { leaveMessageTickMs: 1, customersPerDelivery: 0, profile: 'rotation' },
    });
    expect(JSON.stringify(refusal)).toContain('leaveMessageTickMs');
    expect(JSON.stringify(refusal)).toContain('customersPerDelivery');
    expect(scene.desk.settings.profile).toBe('weighted');
  });

  test('what is left out stays, what is unknown is left away, nothing changed is nothing told', () => {
    const scene = new Scene();
    scene.settings({ chooserTimeoutMs: 5_000, autoReplies: { first: '在', away: null, suspended: null } });
    const unknown = { queueMax: 3, secret: 1 };
    scene.settings(unknown);
    expect(scene.desk.settings).toEqual({
      ...defaultSettings,
      chooserTimeoutMs: 5_000,
      queueMax: 3,
      autoReplies: { first: '在', away: null, suspended: null },
    });
    expect(scene.settings({ queueMax: 3 })).toEqual([]);
  });

  test('two managers at once: the second is told, with the version as it is now', () => {
    const scene = new Scene();
    const { version } = settingsOf(scene.desk);
    scene.ask({ type: 'shop.configure', settings: { queueMax: 1 }, ifVersion: version });
    expect(scene.refusal({ type: 'shop.configure', settings: { queueMax: 2 }, ifVersion: version })).toEqual({
      code: 'CHANGED_MEANWHILE',
      details: { version: settingsOf(scene.desk).version },
    });
  });

  test('LM-12 a shop cannot be opened with a mode that names nobody', () => {
    expect(() => new Scene({ leaveMessageMode: 'specified' })).toThrow('refused');
  });
});
