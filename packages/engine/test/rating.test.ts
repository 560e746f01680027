import { describe, expect, test } from 'vitest';
import { restoreDesk, snapshotDesk } from '../src/index.ts';
import { rememberedEndings } from '../src/settings.ts';
import { agent, customer, Scene } from './support/scene.ts';

function shop(): Scene {
  return new Scene().agents('A', 'B').online('A');
}

const rating = (conversationId: string, grade: number, customerId = 'X') =>
  ({ type: 'conversation.rate', conversationId, customerId, grade }) as const;

describe('rating', () => {
  test('QS-03 the customer rates whoever has the conversation at that moment, as often as wished', () => {
    const scene = shop().online('B');
    const id = scene.enter('X');
    const owner = scene.ownerOf(id) ?? '';
    const other = owner === 'A' ? 'B' : 'A';
    expect(scene.ask(rating(id, 3))).toMatchObject([
      {
        type: 'conversation.rated',
        conversationId: id,
        grade: 3,
        agentId: owner,
        by: { kind: 'customer', id: 'X' },
      },
    ]);
    scene.ask({
      type: 'conversation.transfer',
      conversationId: id,
      agentId: owner,
      to: { kind: 'agent', id: other },
    });
    expect(scene.ask({ ...rating(id, 5), commentId: 'words' })).toMatchObject([
      { grade: 5, agentId: other, commentId: 'words' },
    ]);
  });

  test('QS-01 also after the end, for as long as the desk remembers whose it was', () => {
    let scene = shop();
    const id = scene.enter('X');
    scene.says(agent('A'), id);
    scene.ends(customer('X'), id);
    scene.desk.ended.set('kept', restoreDesk(snapshotDesk(scene.desk)).ended.get(id) ?? { customerId: '' });
    expect(scene.ask(rating('kept', 4))).toMatchObject([{ agentId: 'A', grade: 4 }]);
    expect(scene.ask(rating(id, 1))).toMatchObject([{ agentId: 'A', grade: 1 }]);

    scene = shop();
    const old = scene.enter('X');
    scene.ends(customer('X'), old);
    for (let n = 0; n < rememberedEndings; n++) scene.ends(customer('Y'), scene.enter('Y'));
    expect(scene.refusal(rating(old, 5))).toEqual({ code: 'NOT_FOUND', details: { what: 'conversation' } });
  });

  test('RT-01 where no person took part there is nothing to rate', () => {
    const scene = new Scene().agents('A');
    const left = scene.enter('X');
    scene.says(customer('X'), left);
    const nobody = { code: 'NOT_RATABLE', details: { reason: 'nobody' } };
    expect(scene.refusal(rating(left, 5))).toEqual(nobody);
    scene.settings({ robot: 'first' });
    const entry = scene.entry('Y', { page: 'order' });
    const alone = entry.conversationId;
    scene.ask({ ...entry, robot: true });
    expect(scene.refusal(rating(alone, 5, 'Y'))).toEqual(nobody);
    scene.ends(customer('Y'), alone);
    expect(scene.refusal(rating(alone, 5, 'Y'))).toEqual(nobody);
    // The answer to what was left makes it a conversation with a person (LM-16).
    scene.online('A');
    scene.pass(120_000);
    expect(scene.refusal(rating(left, 5))).toEqual(nobody);
    scene.says(agent('A'), left);
    expect(scene.ask(rating(left, 5))).toMatchObject([{ grade: 5, agentId: 'A' }]);
  });

  test('nobody else’s, and no grade that there is not', () => {
    const scene = shop();
    const id = scene.enter('X');
    expect(scene.refusal(rating(id, 5, 'Y'))).toMatchObject({ code: 'NOT_FOUND' });
    for (const grade of [0, 6, 4.5, Number.NaN, -1])
      expect(scene.refusal(rating(id, grade))).toMatchObject({ code: 'INVALID_ARGUMENT' });
    expect(scene.refusal({ ...rating(id, 5), commentId: 'no id' })).toMatchObject({
      code: 'INVALID_ARGUMENT',
    });
  });
});
