import { describe, expect, test } from 'vitest';
import type { DeskEvent } from '../src/index.ts';
import { agent, customer, Scene } from './support/scene.ts';

const autoReplies = { first: '在的亲', away: '稍等一下', suspended: '挂起中😀' };

function shop(texts: Partial<typeof autoReplies> | null = {}): { scene: Scene; id: string } {
  const off = { first: null, away: null, suspended: null };
  const scene = new Scene({ autoReplies: texts === null ? off : { ...autoReplies, ...texts } })
    .agents('A', 'B')
    .online('A');
  return { scene, id: scene.enter('X') };
}

/** The occasions on which something was answered by itself. */
function replies(events: readonly DeskEvent[]): string[] {
  return events.flatMap((event) =>
    event.type === 'message.posted' && event.by.kind === 'auto'
      ? `${event.by.occasion} of ${event.by.id}`
      : [],
  );
}

describe('auto replies', () => {
  test('AR-01 three are set and the owner is online: only the first, after the message it answers', () => {
    const { scene, id } = shop();
    const events = scene.says(customer('X'), id, 'c1');
    expect(events.map((event) => event.type)).toEqual(['message.posted', 'message.posted']);
    expect(events[1]).toMatchObject({
      messageId: 'm-X-c1-auto',
      by: { kind: 'auto', id: 'A', occasion: 'first' },
      length: 3,
    });
  });

  test('AR-05 the same text on every channel', () => {
    const texts = (['web', 'app', 'personal'] as const).map((channel) => {
      const { scene } = shop();
      const id = scene.enter('Y', { channel });
      const answered = scene.says(customer('Y'), id);
      return answered
        .flatMap((event) => (event.type === 'message.posted' ? [event.by, event.length] : []))
        .slice(2);
    });
    expect(texts).toEqual([1, 2, 3].map(() => [{ kind: 'auto', id: 'A', occasion: 'first' }, 3]));
  });

  test('AR-02 three messages of the customer: one reply', () => {
    const { scene, id } = shop();
    const all = [1, 2, 3].flatMap(() => scene.says(customer('X'), id));
    expect(replies(all)).toEqual(['first of A']);
  });

  test('AR-02 once per session: another conversation has its own', () => {
    const { scene, id } = shop();
    scene.says(customer('X'), id);
    scene.ends(customer('X'), id);
    expect(replies(scene.says(customer('X'), scene.enter('X')))).toEqual(['first of A']);
  });

  test("AR-02 the agent spoke first: the customer's first message is answered all the same", () => {
    const { scene, id } = shop();
    scene.says(agent('A'), id);
    expect(replies(scene.says(customer('X'), id))).toEqual(['first of A']);
  });

  test('AR-02 the first message was written while waiting: nobody had it, and none is sent later', () => {
    const { scene, id } = shop();
    scene.capacity({ A: 1 });
    const waits = scene.enter('Y');
    expect(replies(scene.says(customer('Y'), waits))).toEqual([]);
    scene.ends(agent('A'), id);
    expect(scene.ownerOf(waits)).toBe('A');
    expect(replies(scene.says(customer('Y'), waits))).toEqual([]);
  });

  test('AR-02 RT-01 what was said to the robot is no first message: the session begins with the person', () => {
    const { scene } = shop();
    scene.settings({ robot: 'first' });
    const id = scene.answer({ ...scene.entry('Y'), robot: true });
    const conversationId = id.kind === 'conversation' ? id.conversationId : '';
    expect(replies(scene.says(customer('Y'), conversationId))).toEqual([]);
    scene.ask({ type: 'robot.hand-over', conversationId, customerId: 'Y' });
    expect(replies(scene.says(customer('Y'), conversationId))).toEqual(['first of A']);
    expect(replies(scene.says(customer('Y'), conversationId))).toEqual([]);
  });

  test('AR-03 away and two messages: one text; another period away, another text', () => {
    const { scene, id } = shop();
    scene.status('away', 'A');
    expect(replies([...scene.says(customer('X'), id), ...scene.says(customer('X'), id)])).toEqual([
      'away of A',
    ]);
    scene.status('online', 'A');
    expect(replies(scene.says(customer('X'), id))).toEqual([]);
    scene.status('away', 'A');
    expect(replies(scene.says(customer('X'), id))).toEqual(['away of A']);
  });

  test('AR-03 once per period and session: the other conversations of the agent have their own', () => {
    const { scene, id } = shop();
    const other = scene.enter('Y');
    scene.status('away', 'A');
    expect(replies(scene.says(customer('X'), id))).toEqual(['away of A']);
    expect(replies(scene.says(customer('Y'), other))).toEqual(['away of A']);
  });

  test('AR-04 the owner is suspended: the suspended text, counted in code points', () => {
    const { scene, id } = shop();
    scene.status('suspended', 'A');
    const events = scene.says(customer('X'), id);
    expect(replies(events)).toEqual(['suspended of A']);
    expect(events[1]).toMatchObject({ length: 4 });
    expect(replies(scene.says(customer('X'), id))).toEqual([]);
  });

  test('AR-04 away, then suspended: each period has its own', () => {
    const { scene, id } = shop();
    scene.status('away', 'A');
    scene.says(customer('X'), id);
    scene.status('suspended', 'A');
    expect(replies(scene.says(customer('X'), id))).toEqual(['suspended of A']);
  });

  test('AR-01 to AR-04 one text per message: away at the first message is away, and the greeting is not made up for', () => {
    const { scene, id } = shop();
    scene.status('away', 'A');
    expect(replies(scene.says(customer('X'), id))).toEqual(['away of A']);
    scene.status('online', 'A');
    expect(replies(scene.says(customer('X'), id))).toEqual([]);
  });

  test.each(['first', 'away', 'suspended'] as const)('AR-01 %s is off: nothing is sent', (occasion) => {
    const { scene, id } = shop({ [occasion]: null });
    if (occasion !== 'first') scene.status(occasion, 'A');
    expect(replies(scene.says(customer('X'), id))).toEqual([]);
  });

  test('AR-01 all are off unless set', () => {
    const { scene, id } = shop(null);
    expect(replies(scene.says(customer('X'), id))).toEqual([]);
    expect(new Scene().desk.settings.autoReplies).toEqual({ first: null, away: null, suspended: null });
  });

  test("AR-04 the owner is offline, or nobody owns it: nothing is sent in anybody's name", () => {
    const { scene, id } = shop();
    scene.status('offline', 'A');
    expect(replies(scene.says(customer('X'), id))).toEqual([]);
    const left = scene.enter('Y');
    expect(replies(scene.says(customer('Y'), left))).toEqual([]);
  });

  test('AR-06 an automatic reply answers nothing: the answer is still owed, and the conversation does not end', () => {
    const { scene, id } = shop();
    scene.says(customer('X'), id);
    expect(scene.desk.conversations.get(id)?.owed).toBe(true);
    expect(scene.pass(3_600_000)).toEqual([]);
  });

  test('AR-02 a repeated message is not answered twice', () => {
    const { scene, id } = shop();
    scene.says(customer('X'), id, 'c1');
    expect(scene.says(customer('X'), id, 'c1')).toEqual([]);
  });

  test.each([
    ['在', true],
    ['x'.repeat(1000), true],
    [null, true],
    ['x'.repeat(1001), false],
    ['', false],
    ['  ', false],
    [5 as unknown as string, false],
  ])('AR-01 a text is 1 to 1000 characters or off (case %#)', (first, accepted) => {
    const { scene } = shop(null);
    const settings = { autoReplies: { first, away: null, suspended: null } };
    if (accepted) scene.settings(settings);
    else expect(scene.refusal({ type: 'shop.configure', settings }).code).toBe('INVALID_ARGUMENT');
  });
});
