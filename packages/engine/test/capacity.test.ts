import { describe, expect, test } from 'vitest';
import { agent, assignees, customer, Scene, told } from './support/scene.ts';

function full(settings: ConstructorParameters<typeof Scene>[0] = {}): Scene {
  const scene = new Scene(settings).agents('A', 'B').online('A', 'B').capacity({ A: 1, B: 1 });
  scene.enter('H1');
  scene.enter('H2');
  return scene;
}

describe('capacity', () => {
  test.each(['weighted', 'rotation'] as const)(
    'RT-43 A has 2 of 2, B has none: B, in profile %s',
    (profile) => {
      const scene = new Scene({ profile }).agents('A', 'B').online('A').capacity({ A: 2 });
      scene.enter('X');
      scene.enter('Y');
      scene.online('B');
      for (let n = 0; n < 4; n++) expect(scene.ownerOf(scene.enter(`Z${n}`))).toBe('B');
    },
  );

  test('RT-43 unlimited unless set', () => {
    const scene = new Scene().agents('A').online('A');
    for (let n = 0; n < 50; n++) scene.enter(`X${n}`);
    expect(scene.desk.agents.get('A')).toMatchObject({ capacity: null, load: 50 });
  });

  test('RT-43 what is delivered as a message is no load until it is answered; the answer may exceed the capacity', () => {
    const scene = new Scene().agents('A').capacity({ A: 1 });
    const left = scene.enter('X');
    scene.says(customer('X'), left);
    scene.online('A');
    scene.pass(90_000);
    expect(scene.desk.agents.get('A')?.load).toBe(0);
    expect(scene.ownerOf(scene.enter('Y'))).toBe('A');
    scene.says(agent('A'), left);
    expect(scene.desk.agents.get('A')?.load).toBe(2);
    const waits = scene.enter('Z');
    expect(scene.ownerOf(waits)).toBe('queued');
    // Two of one: the first end frees nothing yet.
    expect(assignees(scene.ends(agent('A'), left))).toEqual([]);
    expect(scene.ownerOf(waits)).toBe('queued');
  });

  test('RT-50 capacity 1 and two arrivals in the same instant: A gets one', () => {
    const scene = new Scene().agents('A').online('A').capacity({ A: 1 });
    expect([scene.ownerOf(scene.enter('X')), scene.ownerOf(scene.enter('Y'))]).toEqual(['A', 'queued']);
  });

  test('RT-50 fifty entries with the same id and scope: one conversation, one owner', () => {
    const scene = new Scene().agents('A', 'B').online('A', 'B');
    const command = scene.entry('X');
    const events = Array.from({ length: 50 }, () => scene.ask(command)).flat();
    expect(told(events)).toEqual([
      'conversation.opened X-1',
      'conversation.assigned X-1 A default default entry',
    ]);
  });

  test.each(['app', 'personal'] as const)(
    'RT-44 all are full: %s is assigned in turn, web waits',
    (channel) => {
      for (const profile of ['weighted', 'rotation'] as const) {
        const scene = full({ profile });
        expect(scene.ownerOf(scene.enter('W'))).toBe('queued');
        const got = [1, 2, 3, 4].map((n) => scene.ownerOf(scene.enter(`X${n}`, { channel })));
        // By weight B goes first: A's turn was one of two, B's was that of the only one who was free.
        expect(got.join('')).toBe(profile === 'rotation' ? 'ABAB' : 'BABA');
      }
    },
  );

  test('RT-45 capped: no channel is exempt; uncapped: none waits', () => {
    const capped = full({ capMode: 'capped' });
    for (const channel of ['web', 'app', 'personal'] as const)
      expect(capped.ownerOf(capped.enter(`X-${channel}`, { channel }))).toBe('queued');
    const uncapped = full({ capMode: 'uncapped' });
    expect(['X', 'Y'].map((id) => uncapped.ownerOf(uncapped.enter(id)))).toEqual(['A', 'B']);
  });

  test('RT-45 the cap is lifted while some wait: all of them are served, the longest wait first', () => {
    const scene = full();
    const ids = ['X', 'Y', 'Z'].map((id) => scene.enter(id));
    const served = scene.settings({ capMode: 'uncapped' }).slice(1);
    expect(served).toMatchObject(ids.map((conversationId) => ({ conversationId, cause: 'queue' })));
    expect(new Set(assignees(served))).toEqual(new Set(['A', 'B']));
  });

  test('RT-44 channels become exempt while some wait: they wait no longer, web does', () => {
    const scene = full({ capMode: 'capped' });
    const web = scene.enter('X');
    const app = scene.enter('Y', { channel: 'app' });
    scene.settings({ capMode: 'exempt-app' });
    expect([scene.ownerOf(web), scene.ownerOf(app)]).toEqual(['queued', 'B']);
  });

  test('RT-43 capacity is lowered below the load: what is assigned stays, nothing new comes', () => {
    const scene = new Scene().agents('A').online('A');
    const mine = ['X', 'Y', 'Z'].map((id) => scene.enter(id));
    scene.capacity({ A: 2 });
    expect(mine.map((id) => scene.ownerOf(id))).toEqual(['A', 'A', 'A']);
    const waits = scene.enter('W');
    scene.ends(agent('A'), mine[0] ?? '');
    expect(scene.ownerOf(waits)).toBe('queued');
    scene.ends(agent('A'), mine[1] ?? '');
    expect(scene.ownerOf(waits)).toBe('A');
  });

  test('RT-43 capacity is raised: as many as fit leave the line', () => {
    const scene = full();
    const ids = ['X', 'Y', 'Z'].map((id) => scene.enter(id));
    scene.capacity({ A: 3 });
    expect(ids.map((id) => scene.ownerOf(id))).toEqual(['A', 'A', 'queued']);
    scene.capacity({ A: null });
    expect(scene.ownerOf(ids[2] ?? '')).toBe('A');
  });

  test("RT-43 LM-20 messages that go live with their customer's entry go as far as the capacity does", () => {
    const scene = new Scene().agents('A').capacity({ A: 2 });
    const ids = ['1', '2', '3'].map((sku) => {
      const id = scene.enter('X', { sku });
      scene.says(customer('X'), id);
      return id;
    });
    scene.online('A');
    scene.enter('X', { page: 'order' });
    expect(ids.map((id) => scene.ownerOf(id))).toEqual(['A', 'leave-message', 'leave-message']);
  });

  test('RT-44 LM-20 an exempt entry takes no capped message along beyond the capacity', () => {
    const scene = new Scene().agents('A').capacity({ A: 1 });
    const web = scene.enter('X', { sku: '1' });
    const app = scene.enter('X', { sku: '2', channel: 'app' });
    for (const id of [web, app]) scene.says(customer('X'), id);
    scene.online('A');
    scene.enter('H');
    scene.enter('X', { channel: 'app' });
    expect([scene.ownerOf(web), scene.ownerOf(app)]).toEqual(['leave-message', 'A']);
  });

  test.each([
    [0, true],
    [1, true],
    [10_000, true],
    [null, true],
    [10_001, false],
    [-1, false],
    [1.5, false],
    [NaN, false],
    [Infinity, false],
    ['3' as unknown as number, false],
  ])('RT-43 a capacity of %s: accepted is %s', (capacity, accepted) => {
    const scene = new Scene().agents('A');
    const command = { type: 'agent.configure', agentId: 'A', capacity } as const;
    if (!accepted) expect(scene.refusal(command).code).toBe('INVALID_ARGUMENT');
    else {
      scene.ask(command);
      expect(scene.desk.agents.get('A')?.capacity).toBe(capacity);
    }
  });

  test('AC-03 an agent who does not receive is never routed a new customer, in any status', () => {
    const scene = new Scene().agents('A').online('A');
    scene.ask({ type: 'agent.configure', agentId: 'A', receiving: false });
    expect(scene.ownerOf(scene.enter('X'))).toBe('leave-message');
    for (const status of ['away', 'suspended', 'online'] as const) {
      scene.status(status, 'A');
      expect(scene.ownerOf(scene.enter(`X-${status}`))).toBe('leave-message');
    }
    expect(scene.pass(3_600_000).filter(({ type }) => type === 'leave-message.delivered')).toEqual([]);
  });

  test('AC-03 an agent who stops receiving keeps what is assigned; who waited goes on by another, or leaves a message', () => {
    const scene = new Scene().agents('A').online('A').capacity({ A: 1 });
    const mine = scene.enter('X');
    const waits = scene.enter('Y');
    scene.ask({ type: 'agent.configure', agentId: 'A', receiving: false });
    expect([scene.ownerOf(mine), scene.ownerOf(waits)]).toEqual(['A', 'leave-message']);
  });

  test('an unknown agent, an empty name, a flag that is none; nothing changed is nothing told', () => {
    const scene = new Scene().agents('A');
    const configure = { type: 'agent.configure', agentId: 'A' } as const;
    expect(scene.refusal({ ...configure, agentId: 'Z' })).toEqual({
      code: 'NOT_FOUND',
      details: { what: 'agent' },
    });
    expect(scene.refusal({ ...configure, name: ' ' })).toEqual({ code: 'NAME_REQUIRED' });
    expect(scene.refusal({ ...configure, receiving: 'yes' as unknown as boolean }).code).toBe(
      'INVALID_ARGUMENT',
    );
    expect(scene.ask(configure)).toEqual([]);
    expect(scene.ask({ ...configure, capacity: null, receiving: true })).toEqual([]);
    const both = scene.refusal({ ...configure, name: '', capacity: -1 });
    expect(JSON.stringify(both)).toContain('NAME_REQUIRED');
    expect(JSON.stringify(both)).toContain('capacity');
  });
});
