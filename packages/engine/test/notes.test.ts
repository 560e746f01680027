import { describe, expect, test } from 'vitest';
import { wakeAt } from '../src/index.ts';
import { agent, customer, message, Scene } from './support/scene.ts';

const add = (id: string, author: string, messageId = 'n1') => ({
  type: 'note.add' as const,
  conversationId: id,
  by: { kind: 'agent' as const, id: author },
  messageId,
  clientId: messageId,
  digest: 'abc',
});

describe('a note for colleagues', () => {
  test('is kept in the conversation of its author, and changes nothing else of the desk', () => {
    const scene = new Scene().agents('A', 'B').online('A');
    const id = scene.enter('X');
    scene.ask(message(customer('X'), id, 'c1'));
    const wake = wakeAt(scene.desk);
    const [event, ...others] = scene.ask(add(id, 'A'));
    expect(event).toMatchObject({ type: 'note.added', conversationId: id, messageId: 'n1', by: agent('A') });
    expect(others).toEqual([]);
    // The customer waits on: nobody was answered, and no time runs.
    expect(wakeAt(scene.desk)).toBe(wake);
    const open = scene.desk.conversations.get(id);
    expect([open?.owed, open?.seen.agent]).toEqual([true, 0]);
  });

  test('is refused to a colleague, to a customer, and once it has ended', () => {
    const scene = new Scene().agents('A', 'B').online('A');
    const id = scene.enter('X');
    const nobody = { code: 'NOT_FOUND', details: { what: 'conversation' } };
    expect(scene.refusal(add(id, 'B'))).toEqual(nobody);
    expect(scene.refusal({ ...add(id, 'A'), by: customer('X') as never }).code).toBe('INVALID_ARGUMENT');
    for (const bad of ['', 'a b']) expect(scene.refusal(add(id, 'A', bad)).code).toBe('INVALID_ARGUMENT');
    scene.ask({ type: 'conversation.end', conversationId: id, by: agent('A') });
    expect(scene.refusal(add(id, 'A'))).toEqual({ code: 'CONVERSATION_ENDED' });
  });
});
